using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

internal static class CatalogueFaults
{
    public static readonly Fault MeasureNotFound = new("measures.measure-not-found", FaultKind.NotFound, "There is no such measure");
    public static readonly Fault CodeMismatch = new("measures.code-mismatch", FaultKind.Invalid, "The code in the body is not that of the address");
    public static readonly Fault FeedTaken = new("measures.feed-taken", FaultKind.Conflict, "Another measure has this feed already");
    public static readonly Fault CompositeFixed = new("measures.composite-fixed", FaultKind.Conflict, "A measure that has values cannot turn from sent to computed or back; define another that replaces it");
    public static readonly Fault PartOfComposite = new("measures.composite-part", FaultKind.Conflict, "Another measure is computed from this one and would not go with the change");
    public static readonly Fault VersionNotFound = new("measures.version-not-found", FaultKind.NotFound, "The measure has no such version");
    public static readonly Fault FilterInvalid = new("measures.filter-invalid", FaultKind.Invalid, "The list cannot be filtered by this");
    public static readonly Fault RetirementDayMissing = new("measures.retirement-day-missing", FaultKind.Invalid, "Say from which day the measure is retired");
    public static readonly Fault ReplacedByUnknown = new("measures.replaced-by-unknown", FaultKind.Invalid, "The measure that takes its place must be on the list");
    public static readonly Fault NotRetired = new("measures.not-retired", FaultKind.Conflict, "The measure is not retired");
    public static readonly Fault ChangedMeanwhile = new("measures.definition-changed", FaultKind.PreconditionFailed, "The definition is not the one that you have seen; read it again");

    public static Fault Invalid(RuleBreach breach) => new(breach.Code, FaultKind.Invalid, "The definition is not sound", breach.Detail);
}
