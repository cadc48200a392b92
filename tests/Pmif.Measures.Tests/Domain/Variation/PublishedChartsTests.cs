using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Tests.Domain.Variation;

/// <summary>Charts of individuals whose lines are printed in textbooks. These take 3/1.128 = 2.6596 where 2.66 stands here, so the last place differs.</summary>
public sealed class PublishedChartsTests
{
    /// <summary>Montgomery, Introduction to Statistical Quality Control, viscosity of aircraft primer paint: 33.52, limits 34.80 and 32.24.</summary>
    [Fact]
    public void Montgomery_viscosity_of_primer_paint()
    {
        var lines = ChartLines.Of([33.75m, 33.05m, 34.00m, 33.81m, 33.46m, 34.02m, 33.68m, 33.27m, 33.49m, 33.20m, 33.62m, 33.00m, 33.54m, 33.12m, 33.84m], new());
        Assert.Equal((33.52m, 34.80m, 32.24m), (Printed(lines.Centre), Printed(lines.Upper!.Value), Printed(lines.Lower!.Value)));
    }

    /// <summary>NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2, flow rate: centre 50.81, average moving range 1.8778, limits 55.8041 and 45.8159.</summary>
    [Fact]
    public void Nist_flow_rate()
    {
        var lines = ChartLines.Of([49.6m, 47.6m, 49.9m, 51.3m, 47.8m, 51.2m, 52.6m, 52.4m, 53.6m, 52.1m], new());
        Assert.Equal((50.81m, 1.8778m), (lines.Centre, Math.Round(lines.Spread!.Value / 2.66m, 4)));
        Assert.Equal(55.8041, (double)lines.Upper!, 0.001);
        Assert.Equal(45.8159, (double)lines.Lower!, 0.001);
    }

    private static decimal Printed(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
