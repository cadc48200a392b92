using System.Globalization;

namespace Pmif.Benchmarking.Messaging;

internal static class ProtoText
{
    /// <summary>A decimal as it travels over gRPC: plain text, empty for none.</summary>
    public static decimal? Number(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
