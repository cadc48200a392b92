namespace Pmif.Cli.Http;

internal static class ServiceHttp
{
    /// <summary>A client that gives up on a service which does not pick up within 10 seconds or does not answer within half an hour.</summary>
    public static HttpClient Create() => new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(10),
        Expect100ContinueTimeout = TimeSpan.FromSeconds(2),
        MaxConnectionsPerServer = 8,
        AllowAutoRedirect = false,
    })
    {
        Timeout = TimeSpan.FromMinutes(30),
        MaxResponseContentBufferSize = 32 * 1024 * 1024,
    };

    /// <summary>Reads a service's address; anything but an absolute http or https address is a usage error.</summary>
    public static Uri Address(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new CommandFailed(ExitCode.Usage, $"'{text}' is not an http or https address");
}
