using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Scorecards;

public static class ScorecardFaults
{
    public static readonly Fault NotFound = new("reporting.scorecard-not-found", FaultKind.NotFound, "There is no such scorecard");
    public static readonly Fault PeriodInvalid = new("reporting.period-invalid", FaultKind.Invalid, "The period cannot be read");
    public static readonly Fault BreakdownInvalid = new("reporting.breakdown-invalid", FaultKind.Invalid, "The breakdown is not a code");
    public static readonly Fault MeasuresUnavailable = new("reporting.measures-unavailable", FaultKind.Unavailable, "Earlier states cannot be had just now");
    public static readonly Fault TooManyStreams = new("reporting.too-many-streams", FaultKind.Unavailable, "Too many streams are open");

    public static Fault NoScorecard(ScorecardKey key) => NotFound.With($"The framework has no scorecard '{key.Code}'.");
}
