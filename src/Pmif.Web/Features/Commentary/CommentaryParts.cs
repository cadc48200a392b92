using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Commentary;

/// <summary>Reads, checks and writes what people say about figures.</summary>
public sealed class CommentaryParts(Commentaries.CommentariesClient commentaries, Ask ask)
{
    private const int Latest = 6;

    /// <summary>What stands on the latest periods that were written about, the latest first.</summary>
    public Task<Part<ListCommentaryResponse>> Of(string measure, string breakdown, CancellationToken ct) => ask.For("The commentary", () =>
        commentaries.ListCommentaryAsync(new() { Measure = measure, Breakdown = breakdown, Limit = Latest }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>What stands on one figure.</summary>
    public Task<Part<Pmif.Contracts.Measures.V1.Commentary>> Standing(string measure, string breakdown, string period, CancellationToken ct) => ask.For("The commentary", () =>
        commentaries.GetCommentaryAsync(new() { Measure = measure, Breakdown = breakdown, Period = period }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>What the checker says of a text.</summary>
    public Task<Part<CommentaryCheck>> Check(string measure, string breakdown, string period, string text, CancellationToken ct) => ask.For("The commentary checker", () =>
        commentaries.CheckCommentaryAsync(new() { Measure = measure, Breakdown = breakdown, Period = period, Text = text }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>Writes; the fault where it was not taken.</summary>
    public async Task<Fault?> Write(WriteCommentaryRequest request, CancellationToken ct)
    {
        var written = await commentaries.WriteCommentaryAsync(request, cancellationToken: ct).AsResult();
        return written.IsFault ? written.Fault : null;
    }

    /// <summary>Takes the text out for good; the fault where that was refused.</summary>
    public async Task<Fault?> Erase(EraseCommentaryRequest request, CancellationToken ct)
    {
        var erased = await commentaries.EraseCommentaryAsync(request, cancellationToken: ct).AsResult();
        return erased.IsFault ? erased.Fault : null;
    }

    /// <summary>Figures that wait for a commentary, 1,000 at most.</summary>
    public Task<Part<ListMissingCommentaryResponse>> Missing(CancellationToken ct) => ask.For("The list of missing commentary", () =>
        commentaries.ListMissingCommentaryAsync(new() { Limit = 1000 }, cancellationToken: ct).ResponseAsync, ct);
}
