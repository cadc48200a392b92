using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>Which scorecard, about what.</summary>
public readonly record struct ScorecardKey(string Code, string Breakdown)
{
    private const int LongestBreakdown = 100;

    /// <summary>Reads what a caller sent.</summary>
    public static Result<ScorecardKey> Parse(string code, string? breakdown) => breakdown is { Length: > LongestBreakdown }
        ? ScorecardFaults.BreakdownInvalid.With($"It has {breakdown.Length} characters.")
        : new ScorecardKey(code, breakdown ?? "");
}

/// <summary>A scorecard as it is now; or at the latest period that ends by the end of <paramref name="Period"/>; or as it was known at a time; or both.</summary>
public sealed record ScorecardRequest(ScorecardKey Key, Period? Period, DateTimeOffset? AsOf)
{
    /// <summary>Reads what a caller sent; null or "" stands for the default.</summary>
    public static Result<ScorecardRequest> Parse(string code, string? breakdown, string? period, DateTimeOffset? asOf)
    {
        var key = ScorecardKey.Parse(code, breakdown);
        if (key.IsFault)
            return key.Fault;
        if (string.IsNullOrEmpty(period))
            return new ScorecardRequest(key.Value, null, asOf);
        return PeriodText.TryParse(period, Frequency.Adhoc, out var parsed)
            ? new ScorecardRequest(key.Value, parsed, asOf)
            : ScorecardFaults.PeriodInvalid.With($"'{period}' is not a period, or could mean two; ISO 8601 such as 2024-04-01/P3M always reads.");
    }
}
