namespace Pmif.Measures.Domain.Status;

/// <summary>Figures are compared as they are printed.</summary>
public static class Rounding
{
    /// <summary>Rounds to <paramref name="decimals"/> places, halves away from zero as spreadsheets print them.</summary>
    public static decimal Printed(this decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}
