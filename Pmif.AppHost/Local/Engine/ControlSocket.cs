using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Pmif.AppHost.Local;

/// <summary>Where a running suite listens for <c>./pmif</c>: a socket that only its owner can open.</summary>
internal static class ControlSocket
{
    // The kernel's limit is 108 bytes with the closing zero.
    private const int LongestPath = 107;

    /// <summary>In the data folder; where its path is too long for a socket, below the temporary folder.</summary>
    public static string PathFor(string data)
    {
        var path = Path.Combine(Path.GetFullPath(data), "control.sock");
        if (Encoding.UTF8.GetByteCount(path) <= LongestPath)
        {
            return path;
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
        return Path.Combine(PrivateFolder.Create(Path.GetTempPath(), $"pmif-{Environment.UserName}"), name + ".sock");
    }

    public static HttpClient Connect(string data)
    {
        var path = PathFor(data);
        return new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            BaseAddress = new Uri("http://pmif"),
            Timeout = TimeSpan.FromMinutes(5),
        };
    }
}
