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

    public static Fault Invalid(RuleBreach breach) => new(breach.Code, FaultKind.Invalid, "The definition is not sound", breach.Detail);
}
