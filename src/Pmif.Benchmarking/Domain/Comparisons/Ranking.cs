namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>Where one value stands among others.</summary>
/// <param name="Rank">From 1, the best; those as good as each other share the best rank ("1224").</param>
/// <param name="Of">How many values were ranked.</param>
public readonly record struct Ranking(int Rank, int Of)
{
    /// <summary>Rank over count, above 0 to 1: 10th of 32 is 0.3125 (as LGBF computes it).</summary>
    public decimal Percentile => FloatingNoise.Round((decimal)Rank / Of, 6);

    /// <summary>
    /// The quarter of the ranking, 1 (best) to 4, as SQL's NTILE(4) fills them: where the count does not divide by four the
    /// first quarters hold one more. NTILE parts equal values arbitrarily; here they share the quarter of their shared rank.
    /// Null below four values.
    /// </summary>
    public int? Quartile
    {
        get
        {
            if (Of < 4)
                return null;
            var (size, larger) = (Of / 4, Of % 4);
            var inLarger = larger * (size + 1);
            return Rank <= inLarger ? (Rank - 1) / (size + 1) + 1 : larger + (Rank - 1 - inLarger) / size + 1;
        }
    }

    /// <summary>Ranks <paramref name="value"/> among <paramref name="all"/>, of which it is one.</summary>
    public static Ranking Among(decimal value, IReadOnlyCollection<decimal> all, Yardstick yardstick)
    {
        var order = yardstick.Order(value);
        return new(1 + all.Count(other => yardstick.Order(other) < order), all.Count);
    }
}
