using Pmif.Risk.Domain.Matrices;
using Pmif.Risk.Domain.Register;

namespace Pmif.Risk.Tests;

internal static class Sample
{
    /// <summary>The matrix every installation begins with: five by five, the product as score.</summary>
    public static readonly RiskMatrix Matrix = new(
        ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"], ["Insignificant", "Minor", "Moderate", "Major", "Severe"],
        [.. from l in Enumerable.Range(1, 5) from i in Enumerable.Range(1, 5) select new MatrixCell(l, i, l * i, Band(l * i))]);

    /// <summary>A sound risk that watches measures for red.</summary>
    public static RiskDocument Risk(params string[] measures) => new(
        Title: "The budget cannot be balanced", Cause: "Demand grows", Event: "Reserves are drawn on", Consequence: "Services are cut",
        Category: "finance", Owner: "Director of Resources", Proximity: "3-12-months", Treatment: "treat", Appetite: "cautious",
        Scores: Scores((5, 5), (3, 5), (2, 4)), Objectives: ["PO1", "PO2"], Measures: [.. measures.Select(m => new MeasureDocument(m, "red"))],
        Controls: [new ControlDocument("Budget monitoring", 1, new DateOnly(2026, 10, 20))], ReviewDue: new DateOnly(2999, 2, 26));

    public static Dictionary<string, AssessmentDocument?> Scores((int, int)? inherent, (int, int)? current, (int, int)? target) => new()
    {
        ["inherent"] = Assessment(inherent),
        ["current"] = Assessment(current),
        ["target"] = Assessment(target),
    };

    private static AssessmentDocument? Assessment((int Likelihood, int Impact)? given) =>
        given is { } score ? new(score.Likelihood, score.Impact, "Because") : null;

    private static string Band(int score) => score switch { >= 15 => "critical", >= 10 => "high", >= 5 => "medium", _ => "low" };
}
