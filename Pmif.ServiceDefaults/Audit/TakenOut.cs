using Grpc.Core;

namespace Pmif.ServiceDefaults;

/// <summary>Says with a call that its answer leaves as a file, for the audit trail of the service that is asked.</summary>
public static class TakenOut
{
    internal const string File = "pmif-taken-out", Query = "pmif-taken-out-query";

    internal const int LongestFile = 100, LongestQuery = 2_000;

    /// <summary>Headers of a call whose answer becomes a file.</summary>
    /// <param name="file">Which list, such as <c>values.csv</c>: small letters, digits, hyphens and points, 100 at most.</param>
    /// <param name="query">What was asked for, as the query of an address; cut off after 2,000 characters.</param>
    public static Metadata As(string file, string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { { File, file }, { Query, query.Length > LongestQuery ? query[..LongestQuery] : query } };
    }
}
