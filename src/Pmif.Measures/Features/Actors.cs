using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features;

/// <summary>Whom separation of duties compares.</summary>
internal static class Actors
{
    public static Actor Actor(this Caller caller) => new(caller.Id, caller.Name);

    public static Actor Proposer(this CorrectionRow row) => new(row.ProposedById, row.ProposedBy);

    public static Actor Proposer(this TargetProposalRow row) => new(row.ProposedById, row.ProposedBy);
}
