using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Commentary;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

/// <summary>Says when commentary is required, as a new version of the rule; the same rule again changes nothing.</summary>
internal sealed class SetRule(MeasuresDb db, TimeProvider clock)
{
    // Any number will do, as long as all instances agree on it.
    private const long LockKey = 0x636f6d6d;

    public sealed record Request(CommentaryRule Rule, string? Reason, Caller Caller);

    public async Task<RuleResponse> Current(CancellationToken cancellationToken) => RuleResponse.Of(await db.LatestRule(cancellationToken));

    public async Task<Result<RuleResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(request.Reason))
            return SubmissionFaults.ReasonMissing;
        if (request.Rule.FirstBreach() is { } breach)
            return CommentaryFaults.RuleInvalid(breach);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);
        var standing = await db.LatestRule(cancellationToken);
        if (standing is not null && Text(standing.Rule) == Text(request.Rule))
            return RuleResponse.Of(standing);
        var row = new CommentaryRuleRow
        {
            Version = (standing?.Version ?? 0) + 1,
            Rule = request.Rule,
            Reason = request.Reason!,
            RecordedAt = clock.StoredNow(),
            RecordedBy = request.Caller.Name,
        };
        db.Add(row);
        db.Record(new("commentary-rule.set", "rule", "commentary") { Before = standing?.Rule, After = row.Rule, Why = row.Reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return RuleResponse.Of(row);
    }

    private static string Text(CommentaryRule rule) => JsonSerializer.Serialize(rule, PmifJson.Options);
}

/// <summary>When commentary is required; version 0 is the rule that holds until a council sets its own.</summary>
public sealed record RuleResponse(int Version, CommentaryRule Rule, string Reason, DateTimeOffset? RecordedAt, string RecordedBy)
{
    internal static RuleResponse Of(CommentaryRuleRow? row) =>
        row is null ? new(0, new CommentaryRule(), "", null, "") : new(row.Version, row.Rule, row.Reason, row.RecordedAt, row.RecordedBy);
}
