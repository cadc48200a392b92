using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Groups;

internal static class GroupFaults
{
    public static readonly Fault Unknown = new("benchmarking.group-unknown", FaultKind.NotFound, "There is no such comparator group");
    public static readonly Fault VersionUnknown = new("benchmarking.group-version-unknown", FaultKind.NotFound, "The comparator group has no such version");
    public static readonly Fault Invalid = new("benchmarking.group-invalid", FaultKind.Invalid, "The comparator group is not right as it stands");
    public static readonly Fault ChangedMeanwhile = new("benchmarking.group-changed-meanwhile", FaultKind.Conflict, "The group was changed at the same moment; send yours again if it still should");
}
