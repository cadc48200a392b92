using Grpc.Core;

namespace Pmif.ServiceDefaults;

/// <summary>In whose name a call to another service is made, where it is not the caller of the current request.</summary>
public static class CallAs
{
    private const string Marker = "pmif-call-as";

    /// <summary>Headers for a call that this service makes in its own name, such as <c>Access.ResolvePerson</c>, whoever it is serving.</summary>
    public static Metadata Itself => new() { { Marker, "itself" } };

    /// <summary>Takes the mark off: it never leaves the process.</summary>
    internal static bool TakeItself(Metadata headers)
    {
        if (headers.Get(Marker) is not { } entry) return false;
        headers.Remove(entry);
        return true;
    }
}
