using System.Data.Common;
using Grpc.Core;

namespace Pmif.ServiceDefaults;

/// <summary>Failures of a neighbour (database, another service) that pass by themselves.</summary>
internal static class Transient
{
    public static bool Is(Exception? exception) => exception switch
    {
        null => false,
        DbException { IsTransient: true } => true,
        RpcException e => e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded,
        // Entity Framework wraps what the provider calls transient.
        _ => Is(exception.InnerException),
    };
}
