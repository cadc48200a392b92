using Pmif.Contracts.Measures.V1;
using Pmif.Web.Wording;

namespace Pmif.Web.Features.Measures;

/// <summary>Where a measure stands, told in sentences from the facts of its state and nothing else.</summary>
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

    /// <summary>The sentences that explain it: target, direction, variation, assurance, forecast. Only those that are known.</summary>
    public static IReadOnlyList<string> Explain(Measure measure, SeriesState state) =>
        [.. new[] { Target(measure, state), Direction(measure, state), Signals(state), Forecast(measure, state.Forecast) }.Where(sentence => sentence.Length > 0)];

    private static string Target(Measure measure, SeriesState state) =>
        Figures.ShowTarget(measure, state.Target) is { Length: > 0 } target ? $"The target is {target}." : "";

    private static string Direction(Measure measure, SeriesState state)
    {
        if (state.Direction == "not-comparable" || Travel.Words(state.Direction, state.Movement) is not { Length: > 0 } words)
            return "";
        var versus = Travel.Versus(measure.DirectionVersus);
        return versus.Length > 0 ? $"{words}, compared with {versus}." : $"{words}.";
    }

    private static string Signals(SeriesState state) =>
        string.Join(' ', new[] { Signal.OfVariation(state.Variation), Signal.OfAssurance(state.Assurance) }.OfType<Signal>().Select(signal => signal.Sentence + "."));

    private static string Forecast(Measure measure, Forecast? forecast)
    {
        if (forecast is null || Figures.Show(measure, forecast.Value) is not { Length: > 0 } value)
            return "";
        var (lower, upper) = (Figures.Show(measure, forecast.Lower), Figures.Show(measure, forecast.Upper));
        var range = lower.Length > 0 && upper.Length > 0 && lower != upper ? $" (likely between {lower} and {upper})" : "";
        var rating = forecast.Rag.Length > 0 ? $" That would be {Lower(Status.Of(forecast.Rag).Text)}: the target is {Figures.ShowTarget(measure, forecast.Target)}." : "";
        return $"The forecast for {Dates.PeriodLabel(forecast.Period)} is {value}{range}.{rating}";
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
