namespace Pmif.Web.Wording;

/// <summary>How a status of the contract is shown: a word, a silhouette and a colour, so that none of them carries the meaning alone.</summary>
/// <param name="Code">The contract's word.</param>
/// <param name="Text">The word for people.</param>
/// <param name="Shape">The silhouette's name.</param>
/// <param name="Hue">The colour's name; grey for what is not rated.</param>
/// <param name="Meaning">One sentence for the key.</param>
public sealed record Status(string Code, string Text, string Shape, string Hue, string Meaning)
{
    private static readonly Status[] Known =
    [
        new("red", "Off target", "diamond", "red", "The target is missed by more than the tolerance agreed for the measure."),
        new("amber", "Close to target", "triangle", "amber", "The target is missed, but within the tolerance agreed for the measure."),
        new("green", "On target", "circle", "green", "The target is met."),
        new("blue", "Beyond stretch target", "star", "blue", "The target is met, and the stretch target with it."),
        new("overdue", "Overdue", "square", "grey", "A figure was expected by now and has not arrived."),
        new("no-data", "No data", "cross", "grey", "There is no figure for the period."),
        new("not-due", "Not due", "dash", "grey", "No figure is expected yet for the period."),
        new("monitoring", "Monitored only", "ring", "grey", "The figure is published and followed, and has no target by design."),
        new("baseline", "Baseline year", "ring", "grey", "The figure sets the baseline; there is no target yet."),
        new("suppressed", "Suppressed", "square", "grey", "The figure is withheld so that nobody can be recognised."),
        new("not-in-force", "Not in force", "dash", "grey", "The measure did not apply to the period."),
    ];

    private static readonly Status Between =
        new("blue", "Acceptable", "square", "blue", "The figure lies between the low and the high target of the measure.");

    /// <summary>All statuses, the ones to act on first.</summary>
    public static IReadOnlyList<Status> All => Known;

    /// <summary>Whether the status is a rating rather than the reason why there is none.</summary>
    public bool IsRated => Hue != "grey";

    /// <summary>Whether this is a status of the contract, rather than a word that a newer service sent.</summary>
    public bool IsKnown => Known.Contains(this);

    /// <summary>The status of a contract word whose blue may mean acceptable.</summary>
    public static Status Of(string code, bool acceptable) => acceptable && code == Between.Code ? Between : Of(code);

    /// <summary>What is said beside a rating that did not come about by the rule alone.</summary>
    public static string Mark(string rating) => rating switch
    {
        "overridden" => "Set by hand",
        "revised" => "Revised",
        _ => "",
    };

    /// <summary>The status of a contract word; one that this site does not know is shown as the service wrote it.</summary>
    public static Status Of(string code) =>
        Array.Find(Known, status => status.Code == code)
        ?? new Status(code, code.Length == 0 ? "No status" : code, "cross", "grey", "");
}
