using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace Pmif.ServiceDefaults;

/// <summary>The last line of the gRPC door; does what <see cref="FaultExceptionHandler"/> does for REST.</summary>
internal sealed partial class FaultInterceptor(ILogger<FaultInterceptor> log) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try { return await continuation(request, context); }
        catch (Exception e) { throw Map(e, context); }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try { return await continuation(requestStream, context); }
        catch (Exception e) { throw Map(e, context); }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try { await continuation(request, responseStream, context); }
        catch (Exception e) { throw Map(e, context); }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try { await continuation(requestStream, responseStream, context); }
        catch (Exception e) { throw Map(e, context); }
    }

    private RpcException Map(Exception exception, ServerCallContext context)
    {
        if (exception is RpcException rpc) return rpc;
        if (context.CancellationToken.IsCancellationRequested) return new RpcException(new Status(StatusCode.Cancelled, "The caller went away."));
        if (RequestFaults.Of(exception) is { } fault)
        {
            if (fault.Kind == FaultKind.Unavailable) LogUnavailable(exception, context.Method);
            return fault.ToRpcException();
        }

        LogBug(exception, context.Method);
        return new RpcException(new Status(StatusCode.Internal, "Something went wrong on our side"), new Metadata { { "fault-code", RequestFaults.Unexpected } });
    }

    [LoggerMessage(LogLevel.Warning, "A neighbour is unavailable to {Method}")]
    private partial void LogUnavailable(Exception exception, string method);

    [LoggerMessage(LogLevel.Error, "Unexpected exception in {Method}")]
    private partial void LogBug(Exception exception, string method);
}
