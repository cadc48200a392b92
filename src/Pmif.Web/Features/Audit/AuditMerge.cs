using System.Globalization;
using Pmif.Contracts.Audit.V1;

namespace Pmif.Web.Features.Audit;

/// <summary>An entry with the service whose trail it stands in.</summary>
public sealed record FoundEntry(string Service, AuditEntryMessage Entry);

/// <summary>What one trail answered: entries by place, the latest first, and whether it has more.</summary>
public sealed record TrailPage(string Service, IReadOnlyList<AuditEntryMessage> Entries, bool HasMore);

/// <summary>How far each trail has been shown, as text for an address: <c>measures-4711_risk-12</c>; 0 means to its beginning. A trail that is not named has not been begun.</summary>
public sealed record AuditPosition(IReadOnlyDictionary<string, long> Places)
{
    private const char BetweenTrails = '_', BeforePlace = '-';

    public static readonly AuditPosition Start = new(new Dictionary<string, long>());

    /// <summary>Reads it; what is not well written stands for the start.</summary>
    public static AuditPosition Read(string? text)
    {
        var places = new Dictionary<string, long>();
        foreach (var part in (text ?? "").Split(BetweenTrails, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(BeforePlace) is not [var service, var number] || !AuditTrails.Services.Contains(service)
                || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)) return Start;
            places[service] = place;
        }

        return new(places);
    }

    /// <summary>Only entries before this place are still to be shown; 0 where all are.</summary>
    public long Before(string service) => Places.GetValueOrDefault(service);

    /// <summary>Whether a trail was shown to its beginning.</summary>
    public bool IsDone(string service) => Places.TryGetValue(service, out var place) && place == 0;

    public override string ToString() => string.Join(BetweenTrails, Places.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}{BeforePlace}{one.Value}")));
}

/// <summary>Makes one list of several trails.</summary>
public static class AuditMerge
{
    /// <summary>
    /// The latest entries of all, each trail in its own order of places, and the position after them; none where nothing is left. A trail that
    /// did not answer keeps its position and does not make a next page by itself.
    /// </summary>
    /// <param name="from">Where each trail was.</param>
    /// <param name="pages">What those that answered have from there.</param>
    /// <param name="take">How many entries at most.</param>
    public static (IReadOnlyList<FoundEntry> Entries, AuditPosition? Next) Newest(AuditPosition from, IReadOnlyList<TrailPage> pages, int take)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(pages);
        var shown = new int[pages.Count];
        var entries = new List<FoundEntry>();
        while (entries.Count < take && Latest(pages, shown) is { } trail)
            entries.Add(new(pages[trail].Service, pages[trail].Entries[shown[trail]++]));

        var places = new Dictionary<string, long>(from.Places);
        var isMore = false;
        for (var trail = 0; trail < pages.Count; trail++)
        {
            var page = pages[trail];
            var isLeft = page.HasMore || shown[trail] < page.Entries.Count;
            isMore |= isLeft;
            if (!isLeft) places[page.Service] = 0;
            else if (shown[trail] > 0) places[page.Service] = page.Entries[shown[trail] - 1].Place;
        }

        return (entries, isMore ? new(places) : null);
    }

    private static int? Latest(IReadOnlyList<TrailPage> pages, int[] shown)
    {
        int? latest = null;
        for (var trail = 0; trail < pages.Count; trail++)
        {
            if (shown[trail] < pages[trail].Entries.Count && (latest is not { } best || pages[trail].Entries[shown[trail]].At > pages[best].Entries[shown[best]].At)) latest = trail;
        }

        return latest;
    }
}
