using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Tests.Domain.Variation;

/// <summary>A monthly series from January 2023 on; a month without a value is left out.</summary>
internal static class Months
{
    public static SeriesPoint[] Of(params decimal?[] values) => [.. values.Index().Where(pair => pair.Item is not null).Select(pair =>
        new SeriesPoint(At(pair.Index), pair.Item, null, null, ValueFlag.None, Rag.Baseline, null))];

    public static SeriesPoint[] Of(params decimal[] values) => Of([.. values.Select(value => (decimal?)value)]);

    public static Period At(int month) => Period.Month(2023, 1).Shift(month);
}
