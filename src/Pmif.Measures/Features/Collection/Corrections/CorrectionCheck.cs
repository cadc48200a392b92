using System.Globalization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Corrections;

/// <summary>Puts a correction through the check of every row that is pushed, once when it is proposed and again when it is accepted.</summary>
internal static class CorrectionCheck
{
    /// <summary>The row, rated; or what is wrong with it, by the codes of rows.</summary>
    public static Result<StagedRow> Check(RawRow raw, CatalogueSnapshot catalogue, Caller caller, string right, DateOnly today)
    {
        var issues = new IssueLog();
        var check = new RowCheck(catalogue, caller, right, today, issues);
        if (check.TryCheck(raw, 1, out var row))
        {
            if (row.Closed is not { } number || check.Closures.Marks[number].Closure is not { Kind: ClosureKind.NotOpen } closure)
                return row;
            issues.Add(1, "period", ClosureText.Code(closure), raw.Period, ClosureText.Message(closure));
        }
        if (issues.Inline.Find(issue => issue.Code == RowCodes.SourceNotAllowed) is { } notTheirs)
            return SubmissionFaults.SourceNotAllowed.With(notTheirs.Message);
        return CollectionFaults.CorrectionInvalid.With(string.Join(' ', issues.Inline.Select(issue => $"{issue.Message} [{issue.Code}]"))) with
        {
            Issues = [.. issues.Inline.Select(issue => new FaultIssue(issue.Code, issue.Message, issue.Field))],
        };
    }

    /// <summary>A proposal as the row that it would be.</summary>
    public static RawRow RowOf(CorrectionRow row, CatalogueSnapshot catalogue) => new()
    {
        Measure = catalogue.Measure(row.MeasureId).Code,
        Breakdown = catalogue.Breakdown(row.BreakdownId).Code,
        Period = row.Period().ToString(),
        Value = Text(row.Value) ?? "[x]",
        Numerator = Text(row.Numerator),
        Denominator = Text(row.Denominator),
        Lower = Text(row.Lower),
        Upper = Text(row.Upper),
        Flag = row.Flag == Words.Of(ValueFlag.None) ? null : row.Flag,
        Note = row.Note,
    };

    private static string? Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);
}
