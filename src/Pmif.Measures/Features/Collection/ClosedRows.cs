using Npgsql;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Features.Submissions;

namespace Pmif.Measures.Features.Collection;

/// <summary>
/// Sets aside the rows of a submission that would change a closed period. A source may send its whole history again and again: what stands
/// already is no change, and no issue.
/// </summary>
internal static class ClosedRows
{
    public static async Task SetAside(NpgsqlConnection connection, SubmissionDraft draft, CancellationToken cancellationToken)
    {
        var marks = draft.Check.Closures.Marks;
        if (marks.Count == 0)
            return;
        await HeldValues.TakeTurn(connection, draft.Feed is { Contract: not null } feed ? feed.Id : null, draft.Request.Release?.Submission, cancellationToken);
        var shut = Numbers(marks, mark => mark.LateEntryId is null);
        var excepted = Numbers(marks, mark => mark.LateEntryId is not null);
        var found = await ClosedValues.SetAside(connection, draft.Id, draft.Issues.Count,
            shut, [.. shut.Select(number => ClosureText.Code(marks[number].Closure))], [.. shut.Select(number => ClosureText.Message(marks[number].Closure))],
            excepted, cancellationToken);
        draft.Issues.AddWritten(found.First, found.Count);
        draft.LateEntryUses.AddRange(found.Excepted.GroupBy(pair => marks[pair.Number].LateEntryId!.Value, pair => pair.Values)
            .Select(group => new LateEntryUseRow { LateEntryId = group.Key, SubmissionId = draft.Id, ValueCount = group.Sum() }));
    }

    private static int[] Numbers(IReadOnlyList<ClosureMark> marks, Func<ClosureMark, bool> which) =>
        [.. Enumerable.Range(0, marks.Count).Where(number => which(marks[number]))];
}
