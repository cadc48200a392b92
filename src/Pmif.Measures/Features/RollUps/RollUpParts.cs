using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.Measures.Features.Breakdowns;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.RollUps;

/// <summary>Who the parts of a roll-up are, and on which days.</summary>
/// <param name="Places">All parts by code.</param>
/// <param name="Belongs">Whether a part belongs to the whole on a day.</param>
internal sealed record RollUpParts(IReadOnlyList<Place> Places, Func<Place, DateOnly, bool> Belongs)
{
    private const int Most = 1_000;

    // Areas, equality groups and deprivation groups of several sorts stand side by side; all of one kind together would count people more than once.
    private static readonly BreakdownKind[] MakeUpTheCouncil = [BreakdownKind.Locality, BreakdownKind.Directorate, BreakdownKind.Service];

    public static Result<RollUpParts> Find(CatalogueSnapshot catalogue, BreakdownEntry whole, GetRollUp.Request request)
    {
        if (request.Parts.Count > Most)
            return RollUpFaults.TooLarge.With($"A roll-up has at most {Most} parts.");
        var succession = catalogue.Succession;
        if (request.Of == RollUpOf.Self)
            return request.Parts.Count > 0 || request.Kind is not null || request.Frequency is null
                ? RollUpFaults.RequestInvalid.With("A breakdown's own periods are rolled up to a frequency, without parts or kind.")
                : new RollUpParts([Of(succession, whole.About)], (_, _) => true);
        if (request.Parts.Count > 0)
            return Named(catalogue, request.Parts);

        var parent = Of(succession, whole.About);
        if (whole.Code.Length > 0)
            return Checked(request, [.. parent.Codes.SelectMany(code => catalogue.MembersOf(code.Code))
                .Where(entry => request.Kind is null || entry.About.Kind == request.Kind).Select(entry => entry.About)], succession, (part, day) => part.BelongsTo(parent, day));
        return request.Kind is { } kind && MakeUpTheCouncil.Contains(kind)
            ? Checked(request, [.. catalogue.Breakdowns.Where(entry => entry.About.Kind == kind).Select(entry => entry.About)], succession, (part, day) => part.IsValidOn(day))
            : RollUpFaults.RequestInvalid.With("For the whole council name the parts, or say which kind makes it up: locality, directorate or service.");
    }

    private static Result<RollUpParts> Named(CatalogueSnapshot catalogue, IReadOnlyList<string> codes)
    {
        var parts = new List<Breakdown>();
        foreach (var code in codes)
        {
            if (code.Length == 0 || !catalogue.TryBreakdown(code, out var entry))
                return BreakdownFaults.NotFound.With($"No breakdown has the code '{code}'.");
            parts.Add(entry.About);
        }
        var places = PlacesOf(parts, catalogue.Succession);
        return places.Count < codes.Count ? RollUpFaults.PartsOverlap.With("A part is named twice.")
            : Overlap(places) is { } overlap ? overlap
            : new RollUpParts(places, (_, _) => true);
    }

    private static Result<RollUpParts> Checked(GetRollUp.Request request, List<Breakdown> parts, Succession succession, Func<Place, DateOnly, bool> belongs)
    {
        if (parts.Count == 0)
            return RollUpFaults.WithoutParts.With(request.Kind is { } kind ? $"Nothing of kind {Words.Of(kind)} belongs to it." : "Nothing belongs to it.");
        var kinds = parts.Select(part => part.Kind!.Value).Distinct().Order().ToList();
        if (kinds.Count > 1)
            return RollUpFaults.PartsOverlap.With($"Say which kind: {string.Join(", ", kinds.Select(Words.Of))} all belong to it.");
        var places = PlacesOf(parts, succession);
        return places.Count > Most ? RollUpFaults.TooLarge.With($"A roll-up has at most {Most} parts.")
            : Overlap(places) is { } overlap ? overlap
            : new RollUpParts(places, belongs);
    }

    private static Fault? Overlap(IReadOnlyList<Place> places)
    {
        if (!AreaTier.AreSideBySide(places.Select(place => place.Current.Code)))
            return RollUpFaults.PartsOverlap.With("The parts are areas of several layers, such as counties and districts; name those of one.");
        var byCode = places.SelectMany(place => place.Codes.Select(code => (code.Code, place)))
            .ToDictionary(pair => pair.Code, pair => pair.place, StringComparer.OrdinalIgnoreCase);
        foreach (var part in places)
            foreach (var parent in part.Codes.SelectMany(code => code.Parents))
                if (byCode.TryGetValue(parent, out var other) && other != part)
                    return RollUpFaults.PartsOverlap.With($"{part.Current.Code} belongs to {other.Current.Code}, and both are parts.");
        return null;
    }

    private static List<Place> PlacesOf(List<Breakdown> parts, Succession succession) =>
        [.. parts.Select(part => succession.Current(part)).DistinctBy(part => part.Code).OrderBy(part => part.Code, StringComparer.OrdinalIgnoreCase).Select(part => new Place(succession.Line(part)))];

    private static Place Of(Succession succession, Breakdown breakdown) => new(succession.Line(succession.Current(breakdown)));
}
