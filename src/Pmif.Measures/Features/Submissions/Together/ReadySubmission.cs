using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Together;

/// <summary>A small submission that has been read to its end and checked, with nothing to be said against it.</summary>
internal sealed class ReadySubmission(SubmissionDraft draft, IReadOnlyList<StagedRow> rows, CatalogueSnapshot catalogue)
{
    private readonly TaskCompletionSource<IReadOnlyList<ReadySubmission>?> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SubmissionDraft Draft => draft;

    public IReadOnlyList<StagedRow> Rows => rows;

    public CatalogueSnapshot Catalogue => catalogue;

    /// <summary>The request, whose trace the events continue.</summary>
    public Activity? Activity { get; } = Activity.Current;

    /// <summary>Who sent it.</summary>
    public AuditOrigin Origin { get; } = AuditOrigin.Current;

    /// <summary>Its answer, once it is committed.</summary>
    public Receipt? Receipt { private get; set; }

    /// <summary>What kept it from an answer.</summary>
    public Exception? Failure { private get; set; }

    /// <summary>The answer, or none where it has to go alone. What failed after the commit takes nothing back.</summary>
    public Receipt? Outcome()
    {
        if (Receipt is null && Failure is not null)
            ExceptionDispatchInfo.Throw(Failure);
        return Receipt;
    }

    /// <summary>The group that this one is to commit, or none once another has done it.</summary>
    public Task<IReadOnlyList<ReadySubmission>?> Turn => turn.Task;

    public void Lead(IReadOnlyList<ReadySubmission> group) => turn.SetResult(group);

    public void Follow() => turn.SetResult(null);
}
