using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Tests.Domain.Values;

public sealed class QuotientTests
{
    [Theory]
    [InlineData("percent", 1, "85.789473684211")] // 163 of 190
    [InlineData("rate", 1000, "857.894736842105")]
    [InlineData("number", 1, "0.857894736842")]
    public void Multiplies_by_what_the_measure_is_per(string unit, int per, string expected) =>
        Assert.Equal(decimal.Parse(expected), Quotient.Of(163, 190, new MeasureDefinition { Unit = unit, Per = per }));

    [Theory]
    [InlineData("yes-no", IntervalMethod.None, "1", true)]
    [InlineData("yes-no", IntervalMethod.None, "2", false)]
    [InlineData("percent", IntervalMethod.Wilson, "100.1", false)]
    [InlineData("percent", IntervalMethod.Wilson, "100", true)]
    [InlineData("percent", IntervalMethod.Exact, "0", true)]
    [InlineData("percent", IntervalMethod.Exact, "-0.1", false)]
    [InlineData("percent", IntervalMethod.Given, "1000", true)]
    [InlineData("percent", IntervalMethod.Given, "-1000", true)]
    [InlineData("percent", IntervalMethod.Given, "-1000.1", false)]
    [InlineData("number", IntervalMethod.Given, "1000000000000000", true)]
    [InlineData("number", IntervalMethod.Given, "-1000000000000001", false)]
    [InlineData("percent", IntervalMethod.Given, "104", true)]
    [InlineData("percent", IntervalMethod.Given, "9512", false)]
    [InlineData("number", IntervalMethod.Given, "-5", true)]
    public void Knows_what_cannot_be_true(string unit, IntervalMethod interval, string value, bool possible) =>
        Assert.Equal(possible, Quotient.IsPossible(decimal.Parse(value), new MeasureDefinition { Unit = unit, Interval = interval }));
}
