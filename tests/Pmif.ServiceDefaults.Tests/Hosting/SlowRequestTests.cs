using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Hosting;

/// <summary>Requests that never end, over a bare socket.</summary>
public sealed class SlowRequestTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_that_do_not_end_are_given_up()
    {
        await using var notes = await Start();

        var answer = await Send(notes, "GET /v1/words HTTP/1.1\r\nHost: localhost\r\nX-More: ");

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_does_not_end_is_given_up_with_a_code_and_nothing_of_it_is_kept()
    {
        await using var notes = await Start();

        var answer = await Send(notes, "POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"text\":\"slow\"");

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"request.too-slow\"", answer, StringComparison.Ordinal);
        Assert.Equal(0, await notes.Work(db => Task.FromResult(db.Notes.Count())));
    }

    [Fact]
    public async Task A_body_of_no_told_length_is_refused_where_it_grows_too_large()
    {
        await using var notes = await Start();
        using var body = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"text\":\"{new string('x', 200_000)}\"}}")));
        body.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/notes") { Content = body, Headers = { TransferEncodingChunked = true } };

        using var answer = await notes.Http().SendAsync(request, Cancel);

        Assert.Equal("request.too-large", (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Equal(0, await notes.Work(db => Task.FromResult(db.Notes.Count())));
    }

    private async Task<NotesHost> Start() => await NotesHost.Start(await NotesPlace.Take(servers), new Dictionary<string, string?>
    {
        ["Pmif:Limits:BodyBytes"] = "100000",
        ["Pmif:Limits:HeaderSeconds"] = "1",
        ["Pmif:Limits:SlowSeconds"] = "1.5",
    });

    // Sends a beginning and nothing more, and reads until the other side has ended the connection.
    private static async Task<string> Send(NotesHost notes, string beginning)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(notes.HttpAddress.Host, notes.HttpAddress.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), Cancel);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, Cancel);
        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
