using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.ServiceDefaults.Tests.V1;

namespace Pmif.ServiceDefaults.Tests;

/// <summary>How often each kind of call was made, to count repetitions.</summary>
public sealed class Calls
{
    private int count;

    public int Count => count;

    public int Next() => Interlocked.Increment(ref count);
}

public sealed class NotesGrpc(Calls calls) : Notes.NotesBase
{
    [AllowAnonymous]
    public override async Task<EndReply> End(EndRequest request, ServerCallContext context)
    {
        var call = calls.Next();
        if (request.How == "slow") await Task.Delay(Timeout.Infinite, context.CancellationToken);
        if (request.How == "unavailable-twice" && call <= 2) throw new RpcException(new Status(StatusCode.Unavailable, "not yet"));
        var text = Ends.As(request.How).OrThrowRpc();
        return new EndReply { Text = text, Authorization = context.RequestHeaders.GetValue("authorization") ?? "" };
    }

    [AllowAnonymous]
    public override async Task EndStream(EndRequest request, IServerStreamWriter<EndReply> responseStream, ServerCallContext context) =>
        await responseStream.WriteAsync(new EndReply { Text = Ends.As(request.How).OrThrowRpc() }, context.CancellationToken);

    [Authorize(Rights.SubmitValues)]
    public override Task<EndReply> Submit(EndRequest request, ServerCallContext context) => WhoAsks(context);

    [Authorize(Rights.LoadFramework)]
    public override Task<EndReply> Administer(EndRequest request, ServerCallContext context) => WhoAsks(context);

    private static Task<EndReply> WhoAsks(ServerCallContext context) => Task.FromResult(new EndReply { Text = Caller.Of(context.GetHttpContext()).Name });
}

/// <summary>The one handler behind both doors.</summary>
internal static class Ends
{
    public static Result<string> As(string how) => how switch
    {
        "" or "unavailable-twice" => "well",
        "bug" => throw new InvalidOperationException("a secret of the inside"),
        _ => new Fault("notes.fault", Enum.Parse<FaultKind>(how), "It went as asked", "Grüße"),
    };
}
