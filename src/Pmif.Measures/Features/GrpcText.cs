using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Pmif.Measures.Features;

/// <summary>How values travel in the gRPC contract: decimals as plain decimal text, nothing as an empty text.</summary>
internal static class GrpcText
{
    public static string Text(this decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Text(this decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static Timestamp Stamp(this DateTime utc) => Timestamp.FromDateTime(utc);
}
