using Pmif.Contracts.Audit.V1;

namespace Pmif.Web.Wording;

/// <summary>The audit trail as auditors read it.</summary>
public static class AuditWords
{
    /// <summary>Every action that a service records, by what it is about.</summary>
    public static readonly IReadOnlyList<(string About, IReadOnlyList<string> Actions)> Actions =
    [
        ("Figures",
        [
            "values.submitted", "values.reverted", "value.verified", "value.queried", "quarantine.released", "quarantine.discarded", "correction.proposed", "correction.accepted",
            "correction.rejected", "correction.withdrawn", "period.locked", "period.unlocked", "late-entry.opened",
        ]),
        ("Targets and ratings",
        [
            "targets.set", "targets.proposed", "targets.accepted", "targets.rejected", "targets.withdrawn", "rating.overridden", "rating.withdrawn", "ratings.revised", "chart-mark.set",
            "chart-mark.removed", "states.recomputed",
        ]),
        ("Commentary and quality", ["commentary.written", "commentary-rule.set", "rules.set", "assurance.assessed"]),
        ("Definitions", ["measure.defined", "measure.retired", "measure.reinstated", "breakdown.defined", "breakdowns.defined", "feed.defined", "framework.published", "scorecards.rebuild-requested"]),
        ("Risks", ["risk.set", "risk.reviewed", "matrix.set"]),
        ("Comparisons", ["areas.loaded", "comparators.loaded", "group.set"]),
        ("Rights", ["grants.set", "grants.provided", "person.removed", "key.created", "key.rotated", "key.revoked"]),
        ("Files and the trail itself", ["list.exported", "audit.redacted", "audit.person-forgotten"]),
    ];

    /// <summary>What was done: <c>targets.set</c> → <c>Targets set</c>.</summary>
    public static string Action(string action) => action switch
    {
        "list.exported" => "List taken out as a file",
        "audit.redacted" => "Details removed from the trail",
        "audit.person-forgotten" => "Name removed from the trail",
        "person.removed" => "Person’s rights taken away",
        "rules.set" => "Validation rules set",
        "matrix.set" => "Risk matrix set",
        "group.set" => "Comparison group set",
        _ => Plain.Words(action.Replace('.', ' ')),
    };

    /// <summary>A service by name.</summary>
    public static string Service(string service) => Plain.Words(service);

    /// <summary>A service's trail, at the start of a sentence.</summary>
    public static string Trail(string service) => $"The audit trail of {Service(service)}";

    /// <summary>Who acted; somebody whose name is not there is known by their id.</summary>
    public static string Who(AuditEntryMessage entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.ActorName.Length > 0 ? entry.ActorName : entry.ActorKind switch
        {
            "system" => "The system itself",
            "anonymous" => "Somebody who was not signed in",
            _ => entry.Actor,
        };
    }

    /// <summary>To what it was done: <c>Measure HR01</c>.</summary>
    public static string Subject(AuditEntryMessage entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return $"{Plain.Words(entry.SubjectKind)} {entry.Subject}";
    }

    /// <summary>By which way it came in.</summary>
    public static string Door(AuditEntryMessage entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var door = entry.Door switch
        {
            "rest" => "The REST interface",
            "grpc" when entry.Via == "web" => "This site",
            "grpc" => "The gRPC interface",
            "queue" => "A queue",
            "command" => "A command on the server",
            "service" => "The service itself",
            _ => Plain.Words(entry.Door),
        };
        return entry.Via.Length > 0 && entry.Via != "web" ? $"{door}, by {Service(entry.Via)}" : door;
    }

    /// <summary>What checking a trail came to, in a sentence.</summary>
    /// <param name="verdict">Of the service.</param>
    /// <param name="at">When the last entry that is sound, or the one that is wrong, was made; "" where that is not known.</param>
    public static string Verdict(AuditTrailVerdict verdict, string at)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var of = at.Length > 0 ? $" of {at}" : "";
        if (verdict.Flaw is { } flaw)
            return flaw.Place > 0 ? $"It breaks at entry {Count(flaw.Place)}{of}. {flaw.Message}" : flaw.Message;
        var waiting = verdict.Waiting switch { 0 => "", 1 => " One more waits for its place.", var many => $" {Count(many)} more wait for their places." };
        return (verdict.Entries == 0 ? "It has no entries yet." : $"From the first entry to entry {Count(verdict.Entries)}{of}.") + waiting;
    }

    /// <summary>Such as <c>48,211</c>.</summary>
    public static string Count(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
