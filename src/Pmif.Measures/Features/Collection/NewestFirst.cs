using System.Globalization;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection;

/// <summary>Paging by falling ids.</summary>
internal static class NewestFirst
{
    /// <summary>The id before which the page starts.</summary>
    public static bool TryReadCursor(PageRequest page, out int before)
    {
        before = int.MaxValue;
        return page.After is null || int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out before);
    }
}
