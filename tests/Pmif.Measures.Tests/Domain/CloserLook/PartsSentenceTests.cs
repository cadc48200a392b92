using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;

namespace Pmif.Measures.Tests.Domain.CloserLook;

public sealed class PartsSentenceTests
{
    [Fact]
    public void Parts_that_stayed_are_among_those_that_are_counted()
    {
        var reversal = Reversal.Of([new(81, 87, 234, 270), new(192, 263, 55, 80), new(10, 20, 9, 20), new(10, 20, 10, 20), new(10, 20, 11, 20)], 100, 1, shares: true)!;
        Assert.Contains("the whole went up, but 3 of its 5 parts went down",
            PartsSentence.Of(BreakdownKind.Area, looksWell: true, new(0, 0, 0, [], null, null), reversal, Period.FinancialYear(2023)), StringComparison.Ordinal);
    }
}
