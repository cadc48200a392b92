using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

public enum CallerKind { Anonymous, Person, Machine, Service }

/// <summary>Who is asking.</summary>
/// <param name="Kind">A person, a machine by its key or client, another service for itself, or nobody known.</param>
/// <param name="Id">Stable and unique; what separation of duties compares.</param>
/// <param name="Name">For the record.</param>
public sealed record Caller(CallerKind Kind, string Id, string Name)
{
    private const string JsonClaim = "pmif:caller";

    /// <summary>A reader without a key (possible in demo mode only).</summary>
    public static readonly Caller Anonymous = new(CallerKind.Anonymous, "", "");

    /// <summary>The source system that a machine stands for; "" when it is bound to none.</summary>
    public string Source { get; init; } = "";

    /// <summary>Codes of measures that a machine is limited to, <c>*</c> standing for any characters; all of its source when empty.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>Named as one who sees figures before they are published.</summary>
    public bool MaySeeHeld { get; init; }

    /// <summary>The service that asks on the caller's behalf; "" when the caller asks itself.</summary>
    public string Via { get; init; } = "";

    [JsonIgnore]
    public bool IsKnown => Kind != CallerKind.Anonymous;

    /// <summary>May do everything, for every source.</summary>
    [JsonIgnore]
    public bool IsAdministrator => Has(Role.Administrator);

    public bool Has(Role role)
    {
        foreach (var grant in Grants)
            if (grant.Role == role) return true;
        return false;
    }

    /// <summary>Whether this caller may do something to what is touched.</summary>
    public bool May(string right, Subject subject) => RightsTable.Of(right).Covers(this, subject);

    /// <summary>Asked once at the door of a handler, with what it found: the fault where the caller may not do this to it.</summary>
    public Fault? Refuses(string right, Subject subject) => May(right, subject) ? null
        : !RightsTable.Of(right).IsHeldBy(this) ? RequestFaults.NotAllowed
        : RequestFaults.OutsideRemit.With($"You may {RightsTable.Of(right).Means}, but not for this one: it is of another service or source.");

    internal bool MayFeed(Subject subject)
    {
        if (Source.Length == 0 || !Source.Equals(subject.Source, StringComparison.OrdinalIgnoreCase)) return false;
        if (Measures.Count == 0) return true;
        foreach (var pattern in Measures)
            if (System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, subject.Measure)) return true;
        return false;
    }

    /// <summary>One of the suite's own services, asking for itself.</summary>
    public static Caller Service(string name) => new(CallerKind.Service, $"service-{name}", name);

    /// <summary>Who is asking, over REST or gRPC (<c>context.GetHttpContext()</c> there).</summary>
    public static Caller Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Of(http.User);
    }

    /// <summary>Who was signed in; <see cref="Anonymous"/> where nobody is.</summary>
    public static Caller Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identity is CallerIdentity { Caller: { } known } ? known : FromJson(user.FindFirstValue(JsonClaim)) ?? Anonymous;
    }

    /// <summary>A signed-in user of this caller's name, for as long as the request lasts.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme) => new(new CallerIdentity(this, scheme));

    /// <summary>The same with a claim that says all, so that a cookie can keep it.</summary>
    public ClaimsPrincipal ToKeptPrincipal(string scheme)
    {
        var identity = new CallerIdentity(this, scheme);
        identity.AddClaim(new(JsonClaim, ToJson()));
        return new(identity);
    }

    internal string ToJson() => JsonSerializer.Serialize(this, PmifJson.Options);

    internal static Caller? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<Caller>(json, PmifJson.Options);

    // Spares what comes fresh from a key or a token the way back through JSON.
    private sealed class CallerIdentity(Caller caller, string scheme)
        : ClaimsIdentity([new(ClaimTypes.Name, caller.Name), new(ClaimTypes.NameIdentifier, caller.Id)], scheme)
    {
        public Caller Caller { get; } = caller;
    }
}
