namespace Pmif.Web.Wording;

/// <summary>Direction of travel in words that say both what the figure did and whether that is better.</summary>
public static class Travel
{
    /// <summary>Such as <c>Improving (value down)</c>; empty where nothing is known.</summary>
    public static string Words(string direction, string movement) => (Better(direction), Moved(movement)) switch
    {
        ("", "") => "",
        ("", var moved) => Upper(moved),
        (var better, "") => better,
        var (better, moved) => $"{better} ({moved})",
    };

    /// <summary>What the direction says of the service: better, worse, or neither.</summary>
    public static string Better(string direction) => direction switch
    {
        "improving" => "Improving",
        "stable" => "Stable",
        "declining" => "Getting worse",
        "not-comparable" => "Not comparable",
        _ => "",
    };

    /// <summary>What the figure itself did.</summary>
    public static string Moved(string movement) => movement switch
    {
        "up" => "value up",
        "down" => "value down",
        "level" => "value level",
        _ => "",
    };

    /// <summary>What a measure compares its latest figure with.</summary>
    public static string Versus(string directionVersus) => directionVersus switch
    {
        "previous-period" => "the period before",
        "same-period-last-year" => "the same period a year before",
        "baseline" => "the baseline",
        _ => "",
    };

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
