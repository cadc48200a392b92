using System.Text.Json.Serialization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;

namespace Pmif.Measures.Features.Targets.Proposals;

/// <summary>Proposed targets: what they are, which version they would replace, who proposed them and who decided.</summary>
/// <param name="Against">The version that stood when they were proposed; 0 where there was none.</param>
/// <param name="Version">The version that they became.</param>
public sealed record ProposalResponse(
    int Id, string Measure, string Breakdown, ProposalState State, int Against, TargetsBody Targets, string Reason, DateTimeOffset ProposedAt, string ProposedBy,
    DateTimeOffset? DecidedAt, string? DecidedBy, string? DecisionReason, int? Version)
{
    /// <summary>Who proposed them, by the id of who signed in: names can be shared.</summary>
    [JsonIgnore]
    internal string? ProposedById { get; init; }

    internal static ProposalResponse Of(TargetProposalRow row, CatalogueSnapshot catalogue) => new(
        row.Id, catalogue.Measure(row.MeasureId).Code, catalogue.Breakdown(row.BreakdownId).Code, Words.Read<ProposalState>(row.State), row.Against, row.Body, row.Reason,
        row.ProposedAt, row.ProposedBy, row.DecidedAt, row.DecidedBy, row.DecisionReason, row.Version) { ProposedById = row.ProposedById };
}
