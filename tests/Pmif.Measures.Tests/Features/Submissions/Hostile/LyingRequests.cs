using System.Globalization;
using System.Net.Sockets;
using System.Text;
using static Pmif.Measures.Tests.Features.Submissions.Hostile.HostileCells;

namespace Pmif.Measures.Tests.Features.Submissions.Hostile;

/// <summary>
/// Requests that no HTTP client would send: what they say of their own length and kind is not true, or contradicts itself. They come with the
/// administrator's key, as their sender may hang up before it is answered.
/// </summary>
internal static class LyingRequests
{
    /// <summary>Sends one and tells the status of the answer, 0 where the connection was closed without one.</summary>
    public static async Task<(string Kind, int Status, string Answer)> Send(int number, string measure, Uri address)
    {
        var random = new Random(number);
        var body = $"measure,period,value\n{measure},2024-04,1\n{measure},2024-05,2\n";
        string[] lies =
        [
            $"Content-Length: {body.Length + random.Next(1, 5_000)}", $"Content-Length: {random.Next(body.Length)}", "Content-Length: -1", "Content-Length: 99999999999999999999",
            $"Content-Length: {1L << 40}", $"Content-Length: {body.Length}\r\nContent-Length: {body.Length + 1}", $"Content-Length: {body.Length}\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip", "Transfer-Encoding: chunked, chunked", "", $"Content-Length: {body.Length}\r\nContent-Type: application/json", $"Content-Length: {body.Length}\r\nContent-Encoding: gzip",
            $"Content-Length: {body.Length}\r\nContent-Length: {body.Length}", $"Content-Length: {body.Length}\r\nContent-Digest: sha-256=:AA\u0000:", $"Content-Length: {body.Length}\r\nExpect: 200-ok",
        ];
        var lie = Pick(random, lies);
        if (lie == "Transfer-Encoding: chunked")
            body = Pick(random, [$"ffffffffffffffff\r\n{body}", $"-5\r\n{body}", $"{body.Length:x}\r\n{body}\r\n", $"{body.Length:x}\r\n{body}0\r\n\r\n", $"{body.Length - 5:x}\r\n{body}\r\n0\r\n\r\n", "zz\r\n", $"{body.Length:x};{new string('e', 9_000)}\r\n{body}\r\n0\r\n\r\n"]);
        var head = $"POST /v1/submissions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer pmif_demo_admin\r\nContent-Type: text/csv\r\n{lie}\r\n\r\n";
        var (status, answer) = await Exchange(address, Encoding.Latin1.GetBytes(head + body), isAbrupt: random.Next(2) == 0);
        return (lie.Replace("\r\n", " + ", StringComparison.Ordinal), status, answer);
    }

    private static async Task<(int Status, string Answer)> Exchange(Uri address, byte[] bytes, bool isAbrupt)
    {
        using var socket = new TcpClient { LingerState = isAbrupt ? new LingerOption(true, 0) : new LingerOption(false, 0) };
        await socket.ConnectAsync(address.Host, address.Port);
        var stream = socket.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(bytes);
            socket.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer, new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The service has heard enough.
        }
        var text = Encoding.UTF8.GetString(answer.ToArray());
        return (text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0, text);
    }
}
