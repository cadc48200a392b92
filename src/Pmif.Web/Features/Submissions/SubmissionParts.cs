using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Submissions;

/// <summary>Sends the figures that people bring, reads receipts and undoes submissions.</summary>
public sealed class SubmissionParts(Pmif.Contracts.Measures.V1.Submissions.SubmissionsClient submissions, Ask ask)
{
    private const int PartSize = 64 << 10, PageSize = 50;

    /// <summary>The receipt of an earlier submission, with its first 1,000 issues.</summary>
    public Task<Part<Receipt>> Receipt(string id, CancellationToken ct) =>
        ask.For("The receipt", () => submissions.GetSubmissionAsync(new() { Id = id }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>Earlier submissions, the latest first: of some sources, of the reader, or all where neither is asked for.</summary>
    public Task<Part<ListSubmissionsResponse>> Latest(IEnumerable<string> sources, bool own, string cursor, CancellationToken ct) =>
        ask.For("The list of submissions", () => submissions.ListSubmissionsAsync(new() { Sources = { sources }, Own = own, Cursor = cursor, Limit = PageSize }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>Sends a CSV text as it is. A key sends it once, however often it is asked to; without one it is only checked and nothing is stored.</summary>
    public async Task<Result<Receipt>> Send(string csv, string? key, CancellationToken ct)
    {
        using var call = submissions.Submit(cancellationToken: ct);
        try
        {
            await call.RequestStream.WriteAsync(new() { Options = new() { ContentType = "text/csv", DryRun = key is null, IdempotencyKey = key ?? "" } }, ct);
            foreach (var part in Encoding.UTF8.GetBytes(csv).Chunk(PartSize))
                await call.RequestStream.WriteAsync(new() { File = UnsafeByteOperations.UnsafeWrap(part) }, ct);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // Measures has refused before it read the end; its answer says why.
        }
        return await call.ResponseAsync.AsResult();
    }

    /// <summary>Undoes a submission by new revisions.</summary>
    public Task<Result<Receipt>> Undo(string id, string reason, CancellationToken ct) =>
        submissions.RevertSubmissionAsync(new() { Id = id, Reason = reason }, cancellationToken: ct).AsResult();
}
