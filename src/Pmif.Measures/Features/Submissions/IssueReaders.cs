using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

/// <summary>
/// Who reads the issues of a submission, which repeat what stood in rows that were refused or held back: who sent it, who may read held figures where
/// rows were held back, and otherwise who may read what is proposed for a measure of its source. An issue does not say which measure its row was for.
/// </summary>
internal sealed class IssueReaders(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Fault?> Refuses(Caller caller, SubmissionRow submission, CancellationToken cancellationToken)
    {
        if (caller.IsKnown && caller.Id == submission.SenderId)
            return null;
        if (submission.Quarantined > 0)
            return caller.Refuses(Rights.ReadHeld, new Subject { Source = submission.Source });
        if (caller.May(Rights.ReadProposals, Subject.WholeCouncil))
            return null;
        var catalogue = await catalogues.Current(db, cancellationToken);
        return catalogue.Measures.Any(measure => measure.Current.Definition.Source.Equals(submission.Source, StringComparison.OrdinalIgnoreCase)
            && caller.Refuses(Rights.ReadProposals, measure) is null) ? null : caller.Refuses(Rights.ReadProposals, new Subject { Source = submission.Source });
    }
}
