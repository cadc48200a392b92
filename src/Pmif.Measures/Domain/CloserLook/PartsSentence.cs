using System.Globalization;
using System.Text;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>Says in plain sentences what lies behind a whole, and how much of it may be chance.</summary>
public static class PartsSentence
{
    /// <summary>The sentences; empty where there is nothing to say.</summary>
    /// <param name="kind">What the parts are.</param>
    /// <param name="looksWell">Whether the whole looks well.</param>
    /// <param name="masking">What was found of the parts.</param>
    /// <param name="reversal">What they did since; none where that is not known.</param>
    /// <param name="since">The period compared with.</param>
    public static string Of(BreakdownKind kind, bool looksWell, Masking masking, Reversal? reversal, Period since)
    {
        var text = new StringBuilder();
        var parts = Count(masking.LookedAt, Plural(kind));
        if (looksWell && masking.LookedAt > 0)
        {
            var (red, worse) = (masking.Hidden.Count(part => part.IsRed), masking.Hidden.Count(part => part is { IsRed: false, IsWorse: true }));
            text.Append(CultureInfo.InvariantCulture, $"Of {parts} looked at, {Found(red, worse)} getting worse by more than noise, behind a whole that looks well.");
            if (masking is { ExpectedRed: { } expected, ChanceOfRed: { } chance })
                text.Append(CultureInfo.InvariantCulture, $" If all were like the whole, about {expected:0.#} would be off target by chance alone, and so many or more in {Share(chance)} of cases.");
            else if (masking.Hidden.Count > 0)
                text.Append(" The more parts are looked at, the more of them stand out by chance alone.");
            if (masking.Hidden.Count(part => part.Evidence == PartEvidence.BeyondChance) is > 0 and var sure)
                text.Append(CultureInfo.InvariantCulture, $" {Number(sure)} worse than the whole by more than chance, with so many looked at.");
        }
        if (reversal is { IsReversal: true })
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? " " : "")}Since {since.Label} the whole went {(reversal.Change > 0 ? "up" : "down")}, but {(reversal.IsComplete ? "every one of its parts" : $"{reversal.Against} of its {reversal.With + reversal.Against + reversal.Unchanged} parts")} went {(reversal.Change > 0 ? "down" : "up")}: what changed is how much each part counts for.")
                .Append(reversal.IsClear switch { true => " Taken at the same mix, the parts' own change is more than chance.", false => " Taken at the same mix, the parts' own change is no more than chance.", null => "" });
        return text.ToString();
    }

    private static string Found(int red, int worse) => (red, worse) switch
    {
        (0, 0) => "none is off target or",
        (0, _) => $"none is off target but {Number(worse)}",
        (_, 0) => $"{Number(red)} off target and no other is",
        (_, 1) => $"{Number(red)} off target and 1 other is",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Number(red)} off target and {worse} others are"),
    };

    private static string Number(int number) => number switch
    {
        0 => "none is",
        1 => "1 is",
        _ => string.Create(CultureInfo.InvariantCulture, $"{number} are"),
    };

    private static string Count(int number, string plural) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? Singular(plural) : plural)}");

    private static string Singular(string plural) => plural.EndsWith("ies", StringComparison.Ordinal) ? plural[..^3] + "y" : plural[..^1];

    private static string Plural(BreakdownKind kind) => kind switch
    {
        BreakdownKind.Locality => "localities",
        BreakdownKind.Service => "services",
        BreakdownKind.Directorate => "directorates",
        BreakdownKind.Equality => "equality groups",
        BreakdownKind.Deprivation => "deprivation groups",
        BreakdownKind.Contract => "contracts",
        _ => "areas",
    };

    // Never a certainty.
    private static string Share(double chance) => chance switch
    {
        < 0.01 => "less than 1%",
        > 0.99 => "more than 99%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * chance)}%"),
    };
}
