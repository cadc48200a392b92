using Pmif.Contracts.Measures.V1;
using Pmif.Web.Wording;

namespace Pmif.Web.Features.Measures;

/// <summary>Where a measure stands, told from the facts of its state and nothing else.</summary>
public static class MeasureFacts
{
    /// <summary>The first sentence: period, figure, status.</summary>
    public static string Headline(Measure measure, SeriesState state)
    {
        var figure = Figures.Show(measure, state.Value);
        var status = Lower(Status.Of(state.Rag, state.Acceptable).Text);
        var period = Dates.PeriodLabel(state.Period);
        return (figure, period) switch
        {
            (_, "") => "There is no figure yet.",
            ("", _) => $"There is no figure for {period}: {status}.",
            _ => $"{figure} in {period}: {status}.",
        };
    }

    /// <summary>The target as a sentence; empty where there is none.</summary>
    public static string Target(Measure measure, SeriesState state) =>
        Figures.ShowTarget(measure, state.Target) is { Length: > 0 } target ? $"The target is {target}." : "";

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
