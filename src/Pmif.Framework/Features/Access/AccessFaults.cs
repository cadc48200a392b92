using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>What can go wrong with people and keys, by stable code.</summary>
internal static class AccessFaults
{
    public static readonly Fault PersonInvalid = new("access.person-invalid", FaultKind.Invalid, "This is nobody who could sign in");
    public static readonly Fault PersonNotFound = new("access.person-not-found", FaultKind.NotFound, "Nobody of that id has signed in");
    public static readonly Fault GrantsInvalid = new("access.grants-invalid", FaultKind.Invalid, "These are no roles that somebody could have");
    public static readonly Fault ReasonMissing = new("access.reason-missing", FaultKind.Invalid, "A reason of 1 to 2,000 characters is needed");
    public static readonly Fault KeyInvalid = new("access.key-invalid", FaultKind.Invalid, "There can be no such key");
    public static readonly Fault KeyNotFound = new("access.key-not-found", FaultKind.NotFound, "There is no key of that id");
    public static readonly Fault KeyEnded = new("access.key-ended", FaultKind.Conflict, "This key has ended, or another took its place");

    public static bool IsReason([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= 2_000 && !text.Contains('\0', StringComparison.Ordinal);
}
