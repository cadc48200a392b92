using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Quality;

internal static class QualityFaults
{
    public static readonly Fault NoValue = new("measures.value-not-found", FaultKind.NotFound, "There is no value for this period");
    public static readonly Fault OutcomeInvalid = new("measures.verification-outcome-invalid", FaultKind.Invalid, "A value is verified, or queried with a reason");
    public static readonly Fault RatingInvalid = new("measures.assurance-rating-invalid", FaultKind.Invalid, "A dimension is high, moderate, limited, none or not-assessed");
    public static readonly Fault OwnValue = new("measures.own-value", FaultKind.Forbidden, "A value is verified by another person than the one who sent or corrected it");
    public static readonly Fault ValueChanged = new("measures.value-changed", FaultKind.Conflict, "The value is not the one that you have seen; look at it again");

    public static Fault RulesInvalid(RuleBreach breach) => new(breach.Code, FaultKind.Invalid, "The rules are not sound", breach.Detail);
}
