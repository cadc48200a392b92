namespace Pmif.ServiceDefaults;

internal static class AuditFaults
{
    public static readonly Fault NotFound = new("audit.entry-not-found", FaultKind.NotFound, "The audit trail has no such entry");
    public static readonly Fault PersonNotFound = new("audit.person-not-found", FaultKind.NotFound, "The audit trail knows no name of this actor");
    public static readonly Fault ReasonMissing = new("audit.reason-missing", FaultKind.Invalid, "This needs a reason of 2,000 characters at most");
    public static readonly Fault AlreadyRemoved = new("audit.already-removed", FaultKind.Conflict, "That was removed before");
    public static readonly Fault HeadInvalid = new("audit.head-invalid", FaultKind.Invalid, "This is not written service:place:hash, or it is another service's");

    public static readonly Fault FileInvalid = new("audit.file-invalid", FaultKind.Invalid, "What is taken out is not named as a file");

    public static bool IsReason(string? reason) => !string.IsNullOrWhiteSpace(reason) && reason.Length <= 2_000 && !reason.Contains('\0');
}
