using Grpc.Core;

namespace Pmif.ServiceDefaults;

/// <summary>How each kind of fault is answered at the REST and the gRPC door. There is no other such table.</summary>
public static class FaultTable
{
    /// <summary>The HTTP status of a kind of fault.</summary>
    public static int HttpStatus(this FaultKind kind) => Row(kind).Http;

    /// <summary>The gRPC status of a kind of fault.</summary>
    public static StatusCode GrpcStatus(this FaultKind kind) => Row(kind).Grpc;

    private static (int Http, StatusCode Grpc) Row(FaultKind kind) => kind switch
    {
        FaultKind.Invalid => (400, StatusCode.InvalidArgument),
        FaultKind.Unauthorised => (401, StatusCode.Unauthenticated),
        FaultKind.Forbidden => (403, StatusCode.PermissionDenied),
        FaultKind.NotFound => (404, StatusCode.NotFound),
        FaultKind.TimedOut => (408, StatusCode.DeadlineExceeded),
        FaultKind.Conflict => (409, StatusCode.FailedPrecondition),
        FaultKind.PreconditionFailed => (412, StatusCode.FailedPrecondition),
        FaultKind.TooLarge => (413, StatusCode.ResourceExhausted),
        FaultKind.UnsupportedMediaType => (415, StatusCode.InvalidArgument),
        FaultKind.Unprocessable => (422, StatusCode.InvalidArgument),
        FaultKind.TooManyRequests => (429, StatusCode.ResourceExhausted),
        FaultKind.Unavailable => (503, StatusCode.Unavailable),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not in the table."),
    };
}
