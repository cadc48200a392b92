namespace Pmif.Web.Wording;

/// <summary>A finding of statistical process control: a letter in a ring, a colour, and words that need no training.</summary>
/// <param name="Letter">Letter inside the ring.</param>
/// <param name="Kind">Colour's name: common, improvement, concern or neutral.</param>
/// <param name="Text">Words beside it.</param>
public sealed record Signal(string Letter, string Kind, string Text)
{
    /// <summary>What the latest point shows; null where too few points allow no judgement.</summary>
    public static Signal? OfVariation(string variation) => variation switch
    {
        "common-cause" => new("~", "common", "Usual variation"),
        "improvement-high" => new("H", "improvement", "Unusual improvement (high)"),
        "improvement-low" => new("L", "improvement", "Unusual improvement (low)"),
        "concern-high" => new("H", "concern", "Unusual, a concern (high)"),
        "concern-low" => new("L", "concern", "Unusual, a concern (low)"),
        "neutral-high" => new("H", "neutral", "Unusual change (high)"),
        "neutral-low" => new("L", "neutral", "Unusual change (low)"),
        _ => null,
    };

    /// <summary>Whether the process will meet its target as it runs; null where that was not worked out.</summary>
    public static Signal? OfAssurance(string assurance) => assurance switch
    {
        "pass" => new("P", "improvement", "Target reliably met"),
        "fail" => new("F", "concern", "Target reliably missed"),
        "inconsistent" => new("?", "common", "Target hit or miss"),
        _ => null,
    };

    /// <summary>Whether the latest point is special-cause variation for the worse.</summary>
    public static bool IsConcern(string variation) => variation is "concern-high" or "concern-low";
}
