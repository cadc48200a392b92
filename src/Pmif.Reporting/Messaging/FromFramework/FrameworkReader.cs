using System.Globalization;
using Pmif.Contracts.Framework.V1;
using Pmif.Reporting.Data;

namespace Pmif.Reporting.Messaging.FromFramework;

/// <summary>Fetches the scorecards' layout from Framework and stores it.</summary>
public sealed class FrameworkReader(Frameworks.FrameworksClient frameworks, LayoutWrites writes)
{
    /// <summary>Fetches a version, 0 for the one in force; false where it is known already.</summary>
    /// <param name="version">Which one.</param>
    /// <param name="publishedAt">When it was published; null where only the day it takes effect is known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> Fetch(int version, DateTimeOffset? publishedAt, CancellationToken cancellationToken)
    {
        var framework = await frameworks.GetFrameworkAsync(new GetFrameworkRequest { Version = version }, cancellationToken: cancellationToken);
        return await writes.Record(framework.Version, position => Layout(framework, publishedAt ?? Effective(framework), position), cancellationToken);
    }

    private static Layout Layout(FrameworkVersion framework, DateTimeOffset publishedAt, long position) => new()
    {
        Version = framework.Version,
        Framework = framework.Code,
        Name = framework.Name,
        AreaCode = framework.AreaCode,
        PublishedAt = publishedAt.ToUniversalTime(),
        Position = position,
        Scorecards = [.. framework.Scorecards.Select((scorecard, i) => new LayoutScorecard
        {
            Code = scorecard.Code,
            Name = scorecard.Name,
            Ordinal = i + 1,
            Groups = [.. scorecard.Groups.Select(Group)],
        })],
    };

    private static LayoutGroup Group(ScorecardGroup group, int i) => new()
    {
        Code = group.Code,
        Name = group.Name,
        Kind = group.Kind,
        Ordinal = i + 1,
        // Several outcomes of one objective may name the same measure; the group shows it once.
        Measures = [.. group.Measures.Distinct(StringComparer.Ordinal).Select((measure, m) => new LayoutMeasure { Measure = measure, Ordinal = m + 1 })],
    };

    private static DateTimeOffset Effective(FrameworkVersion framework) =>
        DateOnly.TryParseExact(framework.EffectiveFrom, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : DateTimeOffset.UnixEpoch;
}
