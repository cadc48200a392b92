using System.Globalization;
using Pmif.Contracts.Measures.V1;
using Pmif.Web.Wording;

namespace Pmif.Web.Features.Measures;

/// <summary>A mark of a control chart: where it is, its shape, and the word beside it, which only the first of a run carries.</summary>
/// <param name="IsAtEdge">Whether the word would run out of the drawing on the left if it stood over the mark.</param>
public sealed record ControlMark(string X, string Y, string Shape, string Word, string Title, bool IsAtEdge);

/// <summary>
/// The geometry of a control chart: lines of values, broken at gaps; for each group between rebases a mean and limits; a mark for each point, of which
/// special cause has a shape of its own besides its colour.
/// </summary>
/// <param name="Lines">Values.</param>
/// <param name="Means">Mean or median, group by group.</param>
/// <param name="Limits">Upper and lower limits.</param>
/// <param name="Marks">One for each point.</param>
/// <param name="Labels">Figures beside the lines of the latest group.</param>
/// <param name="Periods">Some of the periods, below, the latest always among them.</param>
public sealed record ControlDrawing(
    IReadOnlyList<string> Lines, IReadOnlyList<string> Means, IReadOnlyList<string> Limits, IReadOnlyList<ControlMark> Marks, IReadOnlyList<(string Y, string Text)> Labels,
    IReadOnlyList<(string X, string Text)> Periods)
{
    /// <summary>Size of the drawing.</summary>
    public const int Width = 760, Height = 346;

    private const int Left = 12, Right = 90, Top = 24, Bottom = 42;

    private const int MostPeriods = 5, EdgeWidth = 48;

    /// <summary>Draws points in order of time; null where fewer than two have a value.</summary>
    /// <param name="points">The points.</param>
    /// <param name="show">How a figure is written for people.</param>
    public static ControlDrawing? Of(IReadOnlyList<ControlPoint> points, Func<decimal, string> show)
    {
        var values = points.Select(point => Figures.Read(point.Value)).ToArray();
        if (values.Count(value => value is not null) < 2)
            return null;
        var shown = values.Concat(points.SelectMany(point => new[] { point.Mean, point.LowerShown, point.Upper }).Select(Figures.Read)).OfType<decimal>().ToArray();
        var scale = new Scale(shown.Min(), shown.Max(), points.Count);
        var groups = Cut(points, point => point.Rebase).ToArray();
        var last = points[^1];
        return new ControlDrawing(
            [.. Cut(points, point => point.Gap || point.Rebase).Where(run => run.Count > 1).Select(run => string.Join(' ', run.Select(i => scale.At(i, values[i]!.Value))))],
            [.. groups.SelectMany(group => Level(group, scale, points[group[0]].Mean))],
            [.. groups.SelectMany(group => Level(group, scale, points[group[0]].Upper).Concat(Level(group, scale, points[group[0]].LowerShown)))],
            [.. points.Select((point, i) => MarkOf(points, i, scale, values[i]!.Value, show))],
            [.. new[] { last.Upper, last.Mean, last.LowerShown }.Select(Figures.Read).OfType<decimal>().Select(level => (scale.Up(level), show(level)))],
            [.. Named(points.Count).Select(i => (scale.Across(i), points[i].PeriodLabel))]);
    }

    // Evenly spaced from the latest back.
    private static IEnumerable<int> Named(int count)
    {
        var step = Math.Max(1, (count + MostPeriods - 1) / MostPeriods);
        for (var i = count - 1; i >= step / 2; i -= step)
            yield return i;
    }

    private static ControlMark MarkOf(IReadOnlyList<ControlPoint> points, int i, Scale scale, decimal value, Func<decimal, string> show)
    {
        var point = points[i];
        var shape = point.Ghosted ? "ghost" : point.Meaning is "improvement" or "concern" or "neutral" ? point.Meaning : "common";
        var isFirst = i == 0 || points[i - 1].Ghosted || points[i - 1].Meaning != point.Meaning;
        return new(scale.Across(i), scale.Up(value), shape, point.Ghosted ? "Left out" : isFirst ? ControlWords.OfMeaning(point.Meaning) : "",
            $"{point.PeriodLabel}: {show(value)}. {ControlWords.Of(point)}.", scale.Place(i) < EdgeWidth);
    }

    private static IEnumerable<string> Level(List<int> group, Scale scale, string level) => Figures.Read(level) is { } height
        ? [$"{scale.Edge(group[0], -1)},{scale.Up(height)} {scale.Edge(group[^1], 1)},{scale.Up(height)}"] : [];

    // Runs of places, a new one from each point for which the cut holds.
    private static IEnumerable<List<int>> Cut(IReadOnlyList<ControlPoint> points, Func<ControlPoint, bool> cut)
    {
        var run = new List<int>();
        for (var i = 0; i < points.Count; i++)
        {
            if (run.Count > 0 && cut(points[i]))
            {
                yield return run;
                run = [];
            }
            run.Add(i);
        }
        yield return run;
    }

    private readonly record struct Scale(decimal Low, decimal High, int Count)
    {
        public string At(int place, decimal value) => $"{Across(place)},{Up(value)}";

        public string Across(int place) => Text(Place(place));

        public string Edge(int place, int side) => Text(Place(place) + side * Step * 0.4m);

        public string Up(decimal value) => Text(High == Low ? Height / 2m : Height - Bottom - (Height - Top - Bottom) * (value - Low) / (High - Low));

        private decimal Step => (decimal)(Width - Left - Right) / Math.Max(1, Count);

        public decimal Place(int place) => Left + Step * (place + 0.5m);

        private static string Text(decimal value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
    }
}
