namespace Pmif.ServiceDefaults;

/// <summary>What somebody did, for the audit trail. Who, from where and in which trace comes from the request itself: <see cref="AuditOrigin"/>.</summary>
/// <param name="Action">A stable word: what is acted on, a dot, what was done, such as <c>targets.set</c>. Never renamed.</param>
/// <param name="SubjectKind">What kind of thing it was done to, such as <c>measure</c>.</param>
/// <param name="Subject">Its code or id; never the name of a person.</param>
public sealed record AuditEntry(string Action, string SubjectKind, string Subject)
{
    /// <summary>What stood before, as it would travel as JSON; none where nothing did.</summary>
    public object? Before { get; init; }

    /// <summary>What stands now.</summary>
    public object? After { get; init; }

    /// <summary>The reason that was given.</summary>
    public string? Why { get; init; }
}
