using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds;

internal static class FeedFaults
{
    public static readonly Fault NotFound = new("measures.feed-not-found", FaultKind.NotFound, "There is no such feed");
    public static readonly Fault OfAnotherSource = new("measures.feed-source-not-allowed", FaultKind.Forbidden, "This key may not send this feed");
    public static readonly Fault MeasureUnknown = new("measures.feed-measure-unknown", FaultKind.Invalid, "The contract names a measure that is not on the single data list");
    public static readonly Fault MeasureOfAnother = new("measures.feed-measure-source", FaultKind.Invalid, "The contract names a measure of another source");
    public static readonly Fault Cadence = new("measures.feed-cadence", FaultKind.Invalid, "No measure of the contract is reported as often as the feed comes, so nothing would tell whether it came");
    public static readonly Fault AdapterUnknown = new("measures.feed-adapter-unknown", FaultKind.Invalid, "The contract names an adapter that does not exist");
    public static readonly Fault CodeMismatch = new("measures.feed-code-mismatch", FaultKind.Invalid, "The code in the body is not that of the address");

    public static Fault Invalid(RuleBreach breach) => new(breach.Code, FaultKind.Invalid, "The contract is not sound", breach.Detail);
}
