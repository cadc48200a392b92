using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using System.Net;

namespace Pmif.ServiceDefaults;

/// <summary>REST on <c>HTTP_PORT</c>, gRPC without TLS (HTTP/2 by prior knowledge) on <c>GRPC_PORT</c>; on this machine only, unless <c>HTTP_HOST</c> says otherwise.</summary>
internal static class KestrelPorts
{
    public static void ListenOnPorts(this WebApplicationBuilder builder)
    {
        var host = builder.Configuration["HTTP_HOST"];
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Listen("HTTP_PORT", HttpProtocols.Http1);
            Listen("GRPC_PORT", HttpProtocols.Http2);

            void Listen(string name, HttpProtocols protocols)
            {
                if (builder.Configuration.GetValue<int?>(name) is not { } port) return;
                if (!string.IsNullOrEmpty(host)) kestrel.Listen(IPAddress.Parse(host), port, options => options.Protocols = protocols);
                else if (port == 0) kestrel.Listen(IPAddress.Loopback, 0, options => options.Protocols = protocols);
                else kestrel.ListenLocalhost(port, options => options.Protocols = protocols);
            }
        });
    }
}
