using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Audit.V1;

namespace Pmif.Web.Tests.Features.Audit;

/// <summary>Entries as services answer them: one an hour, from the morning of 1 April 2026.</summary>
internal static class SampleTrail
{
    /// <param name="place">Also the hour.</param>
    /// <param name="script">In place of every text that people write.</param>
    /// <param name="name">Of the actor; the id with a capital where it is not given.</param>
    public static AuditEntryMessage Entry(int place, string action, string actor, double hours = 0, string? script = null, string? name = null) => new()
    {
        Place = place,
        Id = $"00000000-0000-0000-0000-{place:D12}",
        At = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 4, 1, 6, 0, 0, TimeSpan.Zero).AddHours(place + hours)),
        Actor = actor,
        ActorKind = "person",
        ActorName = script ?? name ?? char.ToUpperInvariant(actor[0]) + actor[1..],
        Action = action,
        SubjectKind = "measure",
        Subject = script ?? "HR01",
        BeforeJson = script is null ? """{"value":1,"rows":{"received":2},"note":null,"services":["Housing","Planning"]}""" : "",
        AfterJson = System.Text.Json.JsonSerializer.Serialize(new { value = script ?? "2", rows = new { received = 2 }, grants = new[] { new { role = "viewer" } } }),
        Why = script ?? "Because.",
        Door = "grpc",
        Via = "web",
        Address = script ?? "10.1.2.3",
        TraceId = "0123456789abcdef0123456789abcdef",
        Hash = new string('a', 64),
    };
}
