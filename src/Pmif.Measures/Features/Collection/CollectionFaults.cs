using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection;

internal static class CollectionFaults
{
    public static readonly Fault PeriodInvalid = new(RowCodes.PeriodInvalid, FaultKind.Invalid, "The period cannot be read");
    public static readonly Fault PeriodInFuture = new(RowCodes.PeriodInFuture, FaultKind.Invalid, "The period has not begun");
    public static readonly Fault PeriodClosed = new(RowCodes.PeriodClosed, FaultKind.Conflict, "This would change values of closed periods");
    public static readonly Fault LockScope = new("measures.lock-scope", FaultKind.Invalid, "A period is locked for all measures, for a source, or for at most 1,000 named measures");
    public static readonly Fault SourceNotFound = new("measures.source-not-found", FaultKind.NotFound, "No measure has this source");
    public static readonly Fault LockNotFound = new("measures.lock-not-found", FaultKind.NotFound, "There is no such lock");
    public static readonly Fault LockLifted = new("measures.lock-lifted", FaultKind.Conflict, "This lock was lifted already");
    public static readonly Fault UntilInvalid = new("measures.until-invalid", FaultKind.Invalid, "A late entry is open until today or a day within the next 366");
    public static readonly Fault CorrectionInvalid = new("measures.correction-invalid", FaultKind.Unprocessable, "The corrected value would not be taken");
    public static readonly Fault CorrectionNotFound = new("measures.correction-not-found", FaultKind.NotFound, "There is no such correction");
    public static readonly Fault CorrectionOpen = new("measures.correction-open", FaultKind.Conflict, "Another correction of this value is waiting for a decision");
    public static readonly Fault CorrectionUnchanged = new("measures.correction-unchanged", FaultKind.Conflict, "The correction says what stands already");
    public static readonly Fault CorrectionDecided = new("measures.correction-decided", FaultKind.Conflict, "This correction was decided already");
    public static readonly Fault CorrectionOutdated = new("measures.correction-outdated", FaultKind.Conflict, "The value has changed since the correction was proposed; propose it anew");
    public static readonly Fault SamePerson = new("measures.same-person", FaultKind.Forbidden, "A correction is decided by another person than the one who proposed it");
    public static readonly Fault NotTheProposer = new("measures.not-the-proposer", FaultKind.Forbidden, "A correction is withdrawn by the one who proposed it");
    public static readonly Fault StateInvalid = new("measures.correction-state-invalid", FaultKind.Invalid, "A correction is proposed, accepted, rejected or withdrawn");
}
