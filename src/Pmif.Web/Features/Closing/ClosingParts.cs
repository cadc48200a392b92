using Pmif.Contracts.Measures.V1;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Closing;

/// <summary>Asks Measures for what is closed, what is open late, and which corrections wait or were decided; the newest of each.</summary>
public sealed class ClosingParts(Collection.CollectionClient collection, MeasureList measures, BreakdownNames breakdowns, Ask ask)
{
    private const int Most = 100;

    public Task<Part<IReadOnlyList<Correction>>> Corrections(bool waiting, CancellationToken ct) =>
        ask.For<IReadOnlyList<Correction>>(waiting ? "The list of corrections" : "The list of decided corrections", async () =>
            [.. (await collection.ListCorrectionsAsync(new() { State = waiting ? "proposed" : "", Limit = Most }, cancellationToken: ct)).Corrections
                .Where(correction => waiting || correction.State != "proposed")], ct);

    public Task<Part<IReadOnlyList<PeriodLock>>> Locks(CancellationToken ct) => ask.For<IReadOnlyList<PeriodLock>>("The list of closed periods", async () =>
        (await collection.ListPeriodLocksAsync(new() { On = true, Limit = Most }, cancellationToken: ct)).Locks, ct);

    /// <summary>Late entries that can still be used on a day.</summary>
    public Task<Part<IReadOnlyList<LateEntry>>> LateEntries(DateOnly today, CancellationToken ct) => ask.For<IReadOnlyList<LateEntry>>("The list of late entries", async () =>
        [.. (await collection.ListLateEntriesAsync(new() { Limit = Most }, cancellationToken: ct)).LateEntries
            .Where(entry => string.CompareOrdinal(entry.Until, today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) >= 0)], ct);

    /// <summary>The measures and breakdowns by code; where they cannot be asked for, codes stand for names.</summary>
    public async Task<ClosingNames> Names(CancellationToken ct)
    {
        var areas = ask.For("The names of areas", () => breakdowns.ByCode(ct), ct);
        return new ClosingNames((await ask.For("The measures register", () => measures.ByCode(ct), ct)).Value, (await areas).Value);
    }
}

/// <summary>What measures and breakdowns are called.</summary>
public sealed record ClosingNames(IReadOnlyDictionary<string, Measure>? Measures, IReadOnlyDictionary<string, string>? Breakdowns)
{
    /// <summary>The measure's name, and that of its part where it is not about the whole council.</summary>
    public string Of(string measure, string? breakdown)
    {
        var name = Measures?.GetValueOrDefault(measure)?.Name ?? measure;
        return string.IsNullOrEmpty(breakdown) ? name : $"{name}, {Breakdowns?.GetValueOrDefault(breakdown, breakdown) ?? breakdown}";
    }

    /// <summary>The measure as a reader knows it, or one that shows plain numbers.</summary>
    public Measure Measure(string code) => Measures?.GetValueOrDefault(code) ?? new Measure { Code = code, Decimals = 6 };
}
