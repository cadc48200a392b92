using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Feeds;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>
/// The contract's part in a submission, between the checks and the merge: what breaks it leaves the staging table and is kept for a person to decide.
/// A submission without a contract does not notice.
/// </summary>
internal sealed class HoldBack(MeasuresDb db, TakeOver takeOver)
{
    /// <summary>Whether a contract has anything to say about a submission that is read to its end, besides what is held already.</summary>
    public static bool Concerns(SubmissionDraft draft, CatalogueSnapshot catalogue)
    {
        if (draft.Feed is not { Contract: { } contract } feed)
            return false;
        var bringsOthers = BringsOthers(draft, Agreed(contract, catalogue));
        return IsMeant(feed, draft, bringsOthers) && (bringsOthers || contract.Jump is not null || WholeBreaches(contract, draft).Count > 0);
    }

    public async ValueTask<Fault?> Run(SubmissionDraft draft, CatalogueSnapshot catalogue, CancellationToken cancellationToken)
    {
        if (draft.Request.Release is { } release)
            return await takeOver.Run(release, draft, cancellationToken);
        if (draft.Feed is not { Contract: { } contract } feed)
            return null;
        var agreed = Agreed(contract, catalogue);
        var bringsOthers = BringsOthers(draft, agreed);
        if (!IsMeant(feed, draft, bringsOthers))
            return null;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (!draft.Request.DryRun)
            await HeldValues.Supersede(connection, draft.Id, feed.Id, cancellationToken);
        IReadOnlyList<HeldCount> counts = WholeBreaches(contract, draft) is { Count: > 0 } breaches
            ? await HoldAll(connection, draft, breaches, cancellationToken)
            : contract.Jump is null && !bringsOthers ? []
            : await HoldRows(connection, draft, contract, agreed, cancellationToken);
        draft.Quarantined = counts.Sum(count => count.Rows);
        if (draft is { Quarantined: > 0, Request.DryRun: false })
            db.Add(new QuarantineRow
            {
                SubmissionId = draft.Id,
                FeedId = feed.Id,
                RowCount = draft.Quarantined,
                ReasonCodes = [.. counts.Select(count => count.Reason)],
                ReasonCounts = [.. counts.Select(count => count.Rows)],
                State = Words.Of(QuarantineState.Held),
            });
        return null;
    }

    private static MeasureEntry[] Agreed(FeedContract contract, CatalogueSnapshot catalogue) =>
        [.. contract.Measures.Select(code => catalogue.TryMeasure(code, out var entry) ? entry : null).OfType<MeasureEntry>()];

    private static bool BringsOthers(SubmissionDraft draft, MeasureEntry[] agreed) => !draft.Check.Used.IsSubsetOf(agreed);

    private static bool IsMeant(AgreedFeed feed, SubmissionDraft draft, bool bringsOthers) =>
        feed.IsNamed || !(bringsOthers || (draft.Received > 0 && draft.Issues.RejectedRows == draft.Received));

    private static List<(string Reason, string Message)> WholeBreaches(FeedContract contract, SubmissionDraft draft)
    {
        var breaches = new List<(string, string)>();
        if (contract.ExpectedRows is { } rows && !rows.Holds(draft.Received))
            breaches.Add((HoldReasons.RowCount, $"The submission has {draft.Received} rows; {Expected(rows)} are expected."));
        if (contract.RequireDigest && draft.Request.Body is { MayBeCutShort: true, HasDigest: false })
            breaches.Add((HoldReasons.DigestMissing, "The feed's contract demands a Content-Digest, and none was sent."));
        return breaches;
    }

    private static string Expected(RowBounds rows) => rows switch
    {
        { Least: { } least, Most: { } most } => $"{least} to {most}",
        { Least: { } least } => $"{least} or more",
        _ => $"{rows.Most} or fewer",
    };

    private static async Task<IReadOnlyList<HeldCount>> HoldAll(
        NpgsqlConnection connection, SubmissionDraft draft, List<(string Reason, string Message)> breaches, CancellationToken cancellationToken)
    {
        foreach (var (reason, message) in breaches)
            draft.Issues.Add(0, "", HoldReasons.Quarantined, null, $"All rows are held back, {reason}: {message}");
        await WriteIssues(connection, draft, cancellationToken);
        var count = await HeldValues.HoldAll(connection, draft.Id, draft.Request.DryRun, breaches[0].Reason, cancellationToken);
        return count == 0 ? [] : [new(breaches[0].Reason, count)];
    }

    private static async Task<IReadOnlyList<HeldCount>> HoldRows(
        NpgsqlConnection connection, SubmissionDraft draft, FeedContract contract, MeasureEntry[] agreed, CancellationToken cancellationToken)
    {
        var rules = new HeldValues.Rules(
            [.. agreed.Select(measure => measure.Id)],
            [.. agreed.Where(measure => measure.Current.Definition.TemporalType == TemporalType.Cumulative).Select(measure => measure.Id)],
            contract.Jump, draft.Request.Mode == SubmissionMode.Atomic);
        var held = await HeldValues.HoldRows(connection, draft.Id, draft.Issues.Count, draft.Request.DryRun, rules, cancellationToken);
        draft.Issues.AddHeld(held.First, held.IssueCount);
        if (held.Counts.FirstOrDefault(count => count.Reason == HoldReasons.WithOthers) is { Rows: > 0 } others)
        {
            draft.Issues.Add(0, "", HoldReasons.Quarantined, null, $"{others.Rows} more rows are held back with those, {HoldReasons.WithOthers}: the submission counts whole or not at all.");
            await WriteIssues(connection, draft, cancellationToken);
        }
        return held.Counts;
    }

    private static Task WriteIssues(NpgsqlConnection connection, SubmissionDraft draft, CancellationToken cancellationToken)
    {
        var (ordinal, issues) = draft.Issues.TakePending();
        return SubmissionIssues.Write(connection, draft.Id, ordinal, issues, cancellationToken);
    }
}
