using System.Net;
using System.Net.Sockets;

namespace Pmif.AppHost.Local;

/// <summary>
/// Ports that nobody uses. They lie below the range from which the kernel takes ports for outgoing connections, and
/// each suite begins its search elsewhere, so that a port is still free when its server comes to bind it.
/// </summary>
public static class FreePorts
{
    private const int First = 10_100;
    private const int Last = 32_000;
    private static int next = First + Random.Shared.Next(Last - First);

    public static int Take()
    {
        for (var tries = 0; tries < Last - First; tries++)
        {
            var port = First + (Interlocked.Increment(ref next) % (Last - First));
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new LocalEngineException($"No free TCP port between {First} and {Last}.");
    }

    public static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
