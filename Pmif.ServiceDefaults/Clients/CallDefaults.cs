using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;

namespace Pmif.ServiceDefaults;

/// <summary>Gives each call a deadline if it has none, asks no service that hangs, and adds a token that says who asks: the caller of the current request, or this service for itself.</summary>
internal sealed class CallDefaults(
    TimeSpan deadline, string called, Patience patience, CallerTokens tokens, ServiceIdentity self, IHttpContextAccessor current, TimeProvider clock) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        if (!patience.MayAsk(out var began)) return Refused<TResponse>();
        var isOurDeadline = context.Options.Deadline is null;
        var call = continuation(request, WithDefaults(context, hasEnd: true));
        return new(Noted(), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);

        async Task<TResponse> Noted()
        {
            try
            {
                var answer = await call.ResponseAsync;
                patience.Ended(began, StatusCode.OK);
                return answer;
            }
            catch (RpcException e)
            {
                patience.Ended(began, e.StatusCode == StatusCode.DeadlineExceeded && !isOurDeadline ? StatusCode.Cancelled : e.StatusCode);
                throw;
            }
        }
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, BlockingUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, WithDefaults(context, hasEnd: true));

    // Streams last as long as they have something to say.
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, WithDefaults(context, hasEnd: false));

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(WithDefaults(context, hasEnd: false));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(WithDefaults(context, hasEnd: false));

    private ClientInterceptorContext<TRequest, TResponse> WithDefaults<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context, bool hasEnd)
        where TRequest : class where TResponse : class
    {
        var options = context.Options;
        if (hasEnd && options.Deadline is null) options = options.WithDeadline(clock.GetUtcNow().UtcDateTime + deadline);
        if (tokens.HasKey && options.Headers?.Get("authorization") is null)
        {
            var headers = new Metadata();
            foreach (var header in options.Headers ?? []) headers.Add(header);
            var caller = CallAs.TakeItself(headers) ? self.Caller : WhoAsks();
            headers.Add("authorization", $"Bearer {tokens.For(caller, called)}");
            options = options.WithHeaders(headers);
        }

        return new(context.Method, context.Host, options);
    }

    private AsyncUnaryCall<TResponse> Refused<TResponse>()
    {
        var status = new Status(StatusCode.Unavailable, $"{called} has not answered for a while and is not asked just now.");
        return new(Task.FromException<TResponse>(new RpcException(status)), Task.FromResult(Metadata.Empty), () => status, () => Metadata.Empty, () => { });
    }

    // Another service that asks for itself does not lend this one its name; nor has it more to lend.
    private Caller WhoAsks() => current.HttpContext is { } http && Caller.Of(http) is { Kind: CallerKind.Person or CallerKind.Machine } caller
        ? caller with { Via = self.Name }
        : self.Caller;
}
