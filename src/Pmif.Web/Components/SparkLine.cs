using System.Globalization;

namespace Pmif.Web.Components;

/// <summary>The geometry and the words of a spark line. Missing values break the line; nothing is drawn across them.</summary>
public sealed record SparkLine(IReadOnlyList<string> Lines, IReadOnlyList<(string X, string Y)> LonePoints, (string X, string Y)? Last, string Text)
{
    /// <summary>Width of the drawing.</summary>
    public const int Width = 120;

    /// <summary>Height of the drawing.</summary>
    public const int Height = 32;

    private const int Margin = 4;

    /// <summary>Draws values in order of time; null where fewer than two are known.</summary>
    /// <param name="values">Values in order of time, null where missing.</param>
    /// <param name="show">How a value is written for people.</param>
    public static SparkLine? Of(IReadOnlyList<decimal?> values, Func<decimal, string> show)
    {
        var known = values.OfType<decimal>().ToArray();
        if (known.Length < 2)
            return null;
        var (low, high) = (known.Min(), known.Max());
        var points = values.Select((value, index) => value is { } y ? (Across(index, values.Count), Up(y, low, high)) : ((string X, string Y)?)null).ToArray();
        var runs = Runs(points).ToArray();
        return new SparkLine(
            [.. runs.Where(run => run.Count > 1).Select(run => string.Join(' ', run.Select(point => $"{point.X},{point.Y}")))],
            [.. runs.Where(run => run.Count == 1).Select(run => run[0])],
            points[^1],
            Describe(known, values.Count, show));
    }

    private static string Describe(decimal[] known, int places, Func<decimal, string> show)
    {
        var missing = places - known.Length;
        return $"Last {known.Length} values: from {show(known[0])} to {show(known[^1])}, lowest {show(known.Min())}, highest {show(known.Max())}"
            + (missing == 0 ? "." : $"; {missing} missing.");
    }

    private static IEnumerable<List<(string X, string Y)>> Runs((string X, string Y)?[] points)
    {
        var run = new List<(string X, string Y)>();
        foreach (var point in points)
        {
            if (point is { } known)
            {
                run.Add(known);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
        if (run.Count > 0)
            yield return run;
    }

    private static string Across(int index, int count) => Place(Margin + (decimal)(Width - 2 * Margin) * index / (count - 1));

    private static string Up(decimal value, decimal low, decimal high) =>
        Place(high == low ? Height / 2m : Height - Margin - (Height - 2 * Margin) * (value - low) / (high - low));

    private static string Place(decimal value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
