using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Ratings;

internal static class RatingFaults
{
    public static readonly Fault ValueNotFound = new("measures.value-not-found", FaultKind.NotFound, "There is no such value");
    public static readonly Fault PeriodMissing = new("measures.period-invalid", FaultKind.Invalid, "Say which period, as ISO 8601 such as 2024-04-01/P1Y");
    public static readonly Fault RagInvalid = new("measures.rating-invalid", FaultKind.Invalid, "A rating is green, amber, red or blue");
    public static readonly Fault NotRateable = new("measures.rating-not-allowed", FaultKind.Conflict, "Only a value that is rated, or waits for a target, can be given a rating");
    public static readonly Fault Unchanged = new("measures.rating-unchanged", FaultKind.Conflict, "The value has this rating already");
    public static readonly Fault NotOverridden = new("measures.rating-not-overridden", FaultKind.Conflict, "Nobody has set this rating, so there is nothing to withdraw");
    public static readonly Fault SourceTooLong = new("measures.text-too-long", FaultKind.Invalid, "Who gave the rating has at most 500 characters");
}
