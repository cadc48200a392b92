namespace Pmif.Measures.Domain.Intervals;

/// <summary>How sure an interval is: the two levels that public health in England publishes.</summary>
public sealed class Confidence
{
    /// <summary>95 %, z = 1.96.</summary>
    public static readonly Confidence Is95 = new(0.95, 1.959963984540054);

    /// <summary>99.8 %, z = 3.09.</summary>
    public static readonly Confidence Is998 = new(0.998, 3.090232306167813);

    private Confidence(double level, double z) => (Level, Z, Tail) = (level, z, (1 - level) / 2);

    /// <summary>Share of such intervals that hold the true value.</summary>
    public double Level { get; }

    /// <summary>Distance from the middle of a standard normal distribution that leaves <see cref="Tail"/> beyond.</summary>
    public double Z { get; }

    /// <summary>Probability beyond either limit.</summary>
    public double Tail { get; }
}
