using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>What can go wrong with people and keys, by stable code.</summary>
internal static class AccessFaults
{
    public static readonly Fault PersonInvalid = new("access.person-invalid", FaultKind.Invalid, "This is nobody who could sign in");
}
