namespace Pmif.Web.Wording;

/// <summary>Direction of travel in words that say what the figure did, whether that is better, and whether it is more than noise.</summary>
public static class Travel
{
    /// <summary>Such as <c>Improving (value down)</c> or <c>No clear change (value down)</c>; empty where nothing is known.</summary>
    /// <param name="change">The contract's word for the change: better or worse only where it is more than noise.</param>
    /// <param name="movement">What the figure did, where that is not in <paramref name="change"/>.</param>
    public static string Words(string change, string movement) => (change, Moved(movement)) switch
    {
        ("improved-up", _) => "Improving (value up)",
        ("improved-down", _) => "Improving (value down)",
        ("worsened-up", _) => "Getting worse (value up)",
        ("worsened-down", _) => "Getting worse (value down)",
        ("rose", _) => "Clear change (value up)",
        ("fell", _) => "Clear change (value down)",
        ("no-clear-change", "") => "No clear change",
        ("no-clear-change", var moved) => $"No clear change ({moved})",
        ("not-comparable", _) => "Not comparable",
        ("not-tested" or "", "") => "",
        ("not-tested" or "", var moved) => $"{char.ToUpperInvariant(moved[0])}{moved[1..]}, not known if more than chance",
        _ => Plain.Words(change),
    };

    /// <summary>The way that an arrow points; empty where the change is not more than noise and has none.</summary>
    public static string Arrow(string change) => change switch
    {
        "improved-up" or "worsened-up" or "rose" => "up",
        "improved-down" or "worsened-down" or "fell" => "down",
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
}
