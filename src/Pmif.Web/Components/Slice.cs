namespace Pmif.Web.Components;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on the page.</param>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Pages">How many pages there are; 1 at least.</param>
/// <param name="Total">How many items there are on all pages.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, int Number, int Pages, int Total);

/// <inheritdoc cref="Slice{T}"/>
public static class Slice
{
    /// <summary>The page of that number, or the nearest there is.</summary>
    public static Slice<T> Of<T>(IReadOnlyList<T> all, int number, int size)
    {
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var page = Math.Clamp(number, 1, pages);
        return new Slice<T>([.. all.Skip((page - 1) * size).Take(size)], page, pages, all.Count);
    }
}
