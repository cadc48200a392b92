using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using System.Buffers.Text;

namespace Pmif.ServiceDefaults;

/// <summary>Which part of a list is asked for: <c>?limit=</c> (100 unless given, at most 1,000) and <c>?cursor=</c>.</summary>
/// <param name="Limit">How many items at most.</param>
/// <param name="After">The key of the last item seen; null for the beginning.</param>
public sealed record PageRequest(int Limit, string? After)
{
    public const int DefaultLimit = 100, MaxLimit = 1000;

    // A first character that says which kind of cursor this is, so that a later kind can be told apart.
    private const char Version = '1';

    /// <summary>How many rows to read: one more than asked for shows whether there is a next page.</summary>
    public int Take => Limit + 1;

    /// <summary>Reads what a caller sent; null or "" (or 0 over gRPC) stands for the default.</summary>
    public static Result<PageRequest> Parse(string? limit, string? cursor)
    {
        var count = DefaultLimit;
        if (!string.IsNullOrEmpty(limit)
            && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
            return RequestFaults.LimitInvalid.With($"The limit was '{limit}'.");
        if (string.IsNullOrEmpty(cursor)) return new PageRequest(count, null);
        return Decode(cursor) is { } after ? new PageRequest(count, after) : RequestFaults.CursorInvalid;
    }

    /// <inheritdoc cref="Parse(string, string)"/>
    public static Result<PageRequest> Parse(int limit, string? cursor) => Parse(limit == 0 ? null : limit.ToString(CultureInfo.InvariantCulture), cursor);

    /// <summary>Lets an end point take a <see cref="PageRequest"/> parameter.</summary>
    public static ValueTask<PageRequest> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var page = Parse(context.Request.Query["limit"], context.Request.Query["cursor"]);
        return page.IsFault ? throw new FaultException(page.Fault) : ValueTask.FromResult(page.Value);
    }

    /// <summary>Makes the page of the rows read (<see cref="Take"/> of them at most).</summary>
    /// <param name="rows">In the order of the list.</param>
    /// <param name="key">What the next page's <see cref="After"/> will be, of the last item on this one.</param>
    public Page<T> Of<T>(IReadOnlyList<T> rows, Func<T, string> key) => rows.Count <= Limit
        ? new(rows, null)
        : new([.. rows.Take(Limit)], Encode(key(rows[Limit - 1])));

    private static string Encode(string after) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Version + after));

    private static string? Decode(string cursor)
    {
        if (!Base64Url.IsValid(cursor)) return null;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return text.StartsWith(Version) ? text[1..] : null;
    }
}

/// <summary>Part of a list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">The cursor of the page after this one; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
