using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Quality;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Quality;

/// <summary>Says what values of a measure are expected to keep, as a new version; the same rules again change nothing, and none at all end them.</summary>
internal sealed class SetRules(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public sealed record Request(string Measure, IReadOnlyList<ValidationRule> Rules, string? Reason, Caller Caller);

    public async Task<Result<RulesResponse>> Current(string code, CancellationToken cancellationToken) =>
        (await catalogues.Current(db, cancellationToken)).TryMeasure(code, out var measure)
            ? RulesResponse.Of(measure.Code, await Latest(measure.Id, cancellationToken))
            : CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");

    public async Task<Result<RulesResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(request.Reason))
            return SubmissionFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (request.Caller.Refuses(Rights.SetQualityRules, measure) is { } refusal)
            return refusal;
        if (ValidationRules.FirstBreach(request.Rules, measure.Code, code => catalogue.TryMeasure(code, out _)) is { } breach)
            return QualityFaults.RulesInvalid(breach);
        var standing = await Latest(measure.Id, cancellationToken);
        if (Text(standing?.Rules ?? []) == Text(request.Rules))
            return RulesResponse.Of(measure.Code, standing);
        var row = new ValidationRuleSetRow
        {
            MeasureId = measure.Id,
            Version = (standing?.Version ?? 0) + 1,
            Rules = [.. request.Rules],
            Reason = request.Reason!,
            RecordedAt = clock.StoredNow(),
            RecordedBy = request.Caller.Name,
        };
        db.Add(row);
        db.Record(new("rules.set", "measure", measure.Code) { Before = standing?.Rules, After = row.Rules, Why = row.Reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return RulesResponse.Of(measure.Code, row);
    }

    private Task<ValidationRuleSetRow?> Latest(int measureId, CancellationToken cancellationToken) =>
        db.ValidationRuleSets.AsNoTracking().Where(row => row.MeasureId == measureId).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);

    private static string Text(IReadOnlyList<ValidationRule> rules) => JsonSerializer.Serialize(rules, PmifJson.Options);
}

/// <summary>The rules of a measure; version 0 where it never had any.</summary>
public sealed record RulesResponse(string Measure, int Version, IReadOnlyList<ValidationRule> Rules, string Reason, DateTimeOffset? RecordedAt, string RecordedBy)
{
    internal static RulesResponse Of(string measure, ValidationRuleSetRow? row) =>
        row is null ? new(measure, 0, [], "", null, "") : new(measure, row.Version, row.Rules, row.Reason, row.RecordedAt, row.RecordedBy);
}
