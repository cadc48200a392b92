using System.Net.Sockets;

namespace Pmif.AppHost.Local;

/// <summary>Speaks the first words of a protocol to see whether a server really serves.</summary>
internal static class TcpProbe
{
    /// <summary>True when the server on this port greets <paramref name="hello"/> with <paramref name="answer"/>.</summary>
    public static async Task<bool> Ask(int port, ReadOnlyMemory<byte> hello, char answer, CancellationToken ct)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, ct);
            await client.GetStream().WriteAsync(hello, ct);
            var first = new byte[1];
            return await client.GetStream().ReadAsync(first, ct) == 1 && first[0] == answer;
        }
        catch (Exception problem) when (problem is SocketException or IOException)
        {
            return false;
        }
    }

    public static async Task<bool> Connects(int port, CancellationToken ct)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
