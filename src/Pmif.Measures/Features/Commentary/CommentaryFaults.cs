using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

internal static class CommentaryFaults
{
    public static readonly Fault NotWritten = new("measures.commentary-not-written", FaultKind.NotFound, "Nobody has written about this figure yet");
    public static readonly Fault TextInvalid = new("measures.commentary-text-invalid", FaultKind.Invalid, "A commentary has 1 to 4,000 characters; one that stands is taken back by an empty text");
    public static readonly Fault PersonalDetails = new(RowCodes.PersonalData, FaultKind.Unprocessable, "The text holds what looks like a person's details; it was not stored");
    public static readonly Fault ChangedMeanwhile = new("measures.commentary-changed", FaultKind.PreconditionFailed, "The commentary or its figure is not the one that you have seen; read it again");

    public static Fault RuleInvalid(RuleBreach breach) => new(breach.Code, FaultKind.Invalid, "The rule is not sound", breach.Detail);
}
