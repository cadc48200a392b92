namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>
/// Source files carry the noise of binary floating point (72.60000000000001). It is stored as it came, but must neither part
/// equal values nor be shown.
/// </summary>
public static class FloatingNoise
{
    private const int Decimals = 9;

    /// <summary>The figure that was meant: no measure has as many as nine decimals.</summary>
    public static decimal Clean(decimal value) => Round(value, Decimals);

    /// <summary>Rounds half up, without zeros at the end.</summary>
    /// <param name="value">Any figure.</param>
    /// <param name="decimals">0 to 28.</param>
    public static decimal Round(decimal value, int decimals) =>
        // Dividing by a one with many zeros drops those that rounding leaves at the end.
        Math.Round(value, decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    /// <inheritdoc cref="Clean(decimal)"/>
    public static decimal? Clean(decimal? value) => value is { } number ? Clean(number) : null;
}
