using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>Who acts, and by which door: part of every entry of the audit trail.</summary>
/// <param name="Actor">Stable id; the chain holds it for good, so it must not be a name.</param>
/// <param name="Kind"><c>person</c>, <c>machine</c>, <c>service</c>, <c>operator</c> (of the server, by command), <c>anonymous</c> or <c>system</c>.</param>
/// <param name="Name">For people who read the trail; kept apart from it, and removable.</param>
/// <param name="Door"><c>rest</c>, <c>grpc</c>, <c>queue</c>, <c>command</c> or <c>service</c>.</param>
/// <param name="Address">Network address that the call came from; removable.</param>
/// <param name="Via">The service that called for somebody; "" where nobody stood between.</param>
public sealed record AuditOrigin(string Actor, string Kind, string Name, string Door, string? Address = null, string Via = "")
{
    private static readonly AsyncLocal<AuditOrigin?> Ambient = new();

    /// <summary>The service itself, in the background.</summary>
    public static readonly AuditOrigin System = new("system", "system", "", "service");

    /// <summary>Who acts in this flow of calls. A door sets it before it calls a handler; it does not flow back to whoever called the door.</summary>
    public static AuditOrigin Current
    {
        get => Ambient.Value ?? System;
        set => Ambient.Value = value;
    }

    /// <summary>A caller by any door.</summary>
    public static AuditOrigin Of(Caller caller, string door, string? address = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.Id, Words.Of(caller.Kind), caller.Name, door, address, caller.Via);
    }

    /// <summary>Whoever runs a command on the server itself.</summary>
    public static AuditOrigin Operator() => new($"operator:{Environment.UserName}", "operator", Environment.UserName, "command", Environment.MachineName);

    internal static void UseIn(IApplicationBuilder app) => app.Use((http, next) =>
    {
        Current = Of(Caller.Of(http), DoorOf(http.Request), AddressOf(http.Connection.RemoteIpAddress));
        return next(http);
    });

    private static string DoorOf(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true ? "grpc" : "rest";

    private static string? AddressOf(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString();
}
