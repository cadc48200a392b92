using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Tests.Domain.Commentary;

public sealed class NamedElementsTests
{
    /// <summary>A year alone may be a financial one, which ends in the next; "2027/28" says so.</summary>
    [Theory]
    [InlineData("It will be ready by 2028.", true)]
    [InlineData("It will be ready by 2027.", true)]
    [InlineData("It will be ready by 2026.", false)]
    [InlineData("It will be ready by 2027/28.", true)]
    [InlineData("It will be ready by 2026/27.", false)]
    [InlineData("It will be ready by April 2028.", true)]
    [InlineData("It will be ready by March 2028.", false)]
    [InlineData("It will be ready by June 2027.", false)]
    [InlineData("It will be ready by June.", true)]
    public void A_date_that_lies_within_the_period_is_none_by_which_something_will_be_done(string sentence, bool isNamed) =>
        Assert.Equal(isNamed, NamedElements.In([sentence], Period.ParseIso("2027-04-01/P1Y")).Contains(CommentaryElement.Date));
}
