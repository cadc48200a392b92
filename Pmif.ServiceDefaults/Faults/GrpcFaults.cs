using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Pmif.ServiceDefaults;

/// <summary>Faults over gRPC: the status says the kind, the trailers carry code and title, so that the caller gets back the same fault.</summary>
public static class GrpcFaults
{
    private static readonly string TooLarge = ((int)StatusCode.ResourceExhausted).ToString(System.Globalization.CultureInfo.InvariantCulture);
    private const string Code = "fault-code", Kind = "fault-kind", Title = "fault-title-bin", Detail = "fault-detail-bin";

    /// <summary>The value, or the fault thrown as <see cref="RpcException"/>: the gRPC door's way out.</summary>
    public static T OrThrowRpc<T>(this Result<T> result) => result.IsFault ? throw result.Fault.ToRpcException() : result.Value;

    /// <summary>The fault as gRPC wants it.</summary>
    public static RpcException ToRpcException(this Fault fault)
    {
        var trailers = new Metadata { { Code, fault.Code }, { Kind, fault.Kind.ToString() }, { Title, Encoding.UTF8.GetBytes(fault.Title) } };
        if (fault.Detail is not null) trailers.Add(Detail, Encoding.UTF8.GetBytes(fault.Detail));
        return new RpcException(new Status(fault.Kind.GrpcStatus(), fault.Detail ?? fault.Title), trailers);
    }

    /// <summary>The fault that the called service meant, or <c>service.unavailable</c> when it could not be reached, or null when neither.</summary>
    public static Fault? ToFault(this RpcException exception)
    {
        var code = exception.Trailers.GetValue(Code);
        if (code is not null && Enum.TryParse<FaultKind>(exception.Trailers.GetValue(Kind), out var kind))
            return new Fault(code, kind, Text(exception, Title) ?? exception.Status.Detail, Text(exception, Detail));

        return exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded ? RequestFaults.Unavailable : null;
    }

    /// <summary>Waits for the answer of another service and gives its fault as a value; what is not a fault is thrown on.</summary>
    public static Task<Result<T>> AsResult<T>(this AsyncUnaryCall<T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.ResponseAsync.AsResult();
    }

    /// <inheritdoc cref="AsResult{T}(AsyncUnaryCall{T})"/>
    public static async Task<Result<T>> AsResult<T>(this Task<T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return await call;
        }
        catch (RpcException e) when (e.ToFault() is { } fault)
        {
            return fault;
        }
    }

    /// <summary>Adds the code where the gRPC server refused a message before any of our own code saw it.</summary>
    internal static async Task DescribeTooLarge(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var answer = http.Response;
        if (answer.HasStarted || answer.Headers["grpc-status"] != TooLarge || answer.Headers.ContainsKey(Code)) return;
        answer.Headers[Code] = RequestFaults.TooLarge.Code;
        answer.Headers[Kind] = nameof(FaultKind.TooLarge);
    }

    private static string? Text(RpcException exception, string key) => exception.Trailers.GetValueBytes(key) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
