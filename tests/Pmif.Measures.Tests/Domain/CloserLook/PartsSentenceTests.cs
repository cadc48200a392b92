using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;

namespace Pmif.Measures.Tests.Domain.CloserLook;

public sealed class PartsSentenceTests
{
    [Fact]
    public void Parts_that_stayed_are_among_those_that_are_counted()
    {
        var reversal = Reversal.Of([new(81, 87, 234, 270), new(192, 263, 55, 80), new(10, 20, 9, 20), new(10, 20, 10, 20), new(10, 20, 11, 20)], 100, 1, shares: true)!;
        Assert.Equal("Since 2023/24 the whole went up, but 3 of its 5 parts went down: what changed is how much each part counts for."
            + " Taken at the same mix, the parts' own change is no more than chance.", Said(reversal));
    }

    [Fact]
    public void A_small_change_has_a_way_too_and_so_has_a_fall()
    {
        PartCounts[] rising = [new(900, 1000, 932, 1041), new(100, 1000, 99, 1000)], falling = [.. rising.Select(part => new PartCounts(part.Events, part.Base, part.EventsBefore, part.BaseBefore))];
        Assert.InRange(Reversal.Of(rising, 100, 1, true)!.Change, 0.1m, 1);
        Assert.StartsWith("Since 2023/24 the whole went up, but every one of its parts went down: ", Said(Reversal.Of(rising, 100, 1, true)!), StringComparison.Ordinal);
        Assert.StartsWith("Since 2023/24 the whole went down, but every one of its parts went up: ", Said(Reversal.Of(falling, 100, 1, true)!), StringComparison.Ordinal);
    }

    private static string Said(Reversal reversal) =>
        PartsSentence.Of(BreakdownKind.Area, looksWell: true, new(0, 0, 0, [], null, null), reversal, Period.FinancialYear(2023));
}
