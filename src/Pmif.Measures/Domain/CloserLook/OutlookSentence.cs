using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>Where the forecast's interval lies beside the target of its period.</summary>
public enum Outlook
{
    /// <summary>There is no forecast, interval or target to say it by.</summary>
    None,

    /// <summary>All of it meets the target.</summary>
    Meets,

    /// <summary>None of it does.</summary>
    Misses,

    /// <summary>The target lies within it.</summary>
    Open,
}

/// <summary>Where the year is heading, by the interval of the forecast rather than by its middle alone.</summary>
public static class OutlookSentence
{
    /// <summary>The interval against the target, at the measure's decimals. A range or a midpoint has a good side on either side and is left out.</summary>
    public static Outlook Find(MeasureDefinition definition, ForecastState? forecast)
    {
        if (forecast is not { Lower: { } lower, Upper: { } upper, Target: { } target, Rag: not null } || definition.Polarity is not (Polarity.Higher or Polarity.Lower))
            return Outlook.None;
        var (worst, best) = definition.Polarity == Polarity.Higher ? (lower, upper) : (-upper, -lower);
        var line = (definition.Polarity == Polarity.Higher ? target : -target).Printed(definition.Decimals);
        return worst.Printed(definition.Decimals) >= line ? Outlook.Meets : best.Printed(definition.Decimals) < line ? Outlook.Misses : Outlook.Open;
    }

    internal static string Of(MeasureDefinition definition, ForecastState? forecast) => Find(definition, forecast) switch
    {
        Outlook.Meets => $"If things go on as they have, {forecast!.Period.Label} is likely to end on the good side of its target.",
        Outlook.Misses => $"If things go on as they have, {forecast!.Period.Label} is likely to miss its target.",
        Outlook.Open => $"If things go on as they have, {forecast!.Period.Label} may end on either side of its target.",
        _ => "",
    };
}
