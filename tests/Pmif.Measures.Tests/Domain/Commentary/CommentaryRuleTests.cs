using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Commentary;
using Shown = Pmif.Contracts.Primitives.Variation;

namespace Pmif.Measures.Tests.Domain.Commentary;

public sealed class CommentaryRuleTests
{
    private static readonly CommentaryRule Every = new() { RequiredFor = Enum.GetValues<CommentaryReason>() };

    [Theory]
    [InlineData(Rag.Red, Direction.Stable, Shown.CommonCause, new[] { CommentaryReason.Red })]
    [InlineData(Rag.Amber, Direction.Declining, Shown.CommonCause, new[] { CommentaryReason.Amber, CommentaryReason.AmberDeclining })]
    [InlineData(Rag.Amber, Direction.Improving, Shown.CommonCause, new[] { CommentaryReason.Amber })]
    [InlineData(Rag.Amber, Direction.Stable, Shown.ImprovementHigh, new[] { CommentaryReason.Amber })]
    [InlineData(Rag.Green, Direction.Declining, Shown.CommonCause, new CommentaryReason[0])]
    [InlineData(Rag.Green, Direction.Stable, Shown.ConcernHigh, new[] { CommentaryReason.SpcConcern })]
    [InlineData(Rag.Red, Direction.Declining, Shown.ConcernLow, new[] { CommentaryReason.Red, CommentaryReason.SpcConcern })]
    [InlineData(Rag.NoData, Direction.NotComparable, Shown.CommonCause, new[] { CommentaryReason.NoData })]
    public void A_figure_needs_a_commentary_for_each_reason_that_fits(Rag rag, Direction direction, Shown variation, CommentaryReason[] reasons) =>
        Assert.Equal(reasons, Every.Of(rag, direction, variation, isWholeCouncil: true));

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    [InlineData(600, true)]
    [InlineData(601, false)]
    public void A_commentary_may_have_20_to_600_words(int words, bool sound) => Assert.Equal(sound, new CommentaryRule { LongestWords = words }.FirstBreach() is null);

    [Theory]
    [InlineData(0.09, false)]
    [InlineData(0.1, true)]
    [InlineData(1, true)]
    [InlineData(1.01, false)]
    public void A_tenth_to_all_of_it_counts_as_copied(double share, bool sound) => Assert.Equal(sound, new CommentaryRule { CopiedFrom = (decimal)share }.FirstBreach() is null);

    [Fact]
    public void Lists_may_be_empty_but_not_missing()
    {
        Assert.Null(new CommentaryRule { RequiredFor = [], Elements = [] }.FirstBreach());
        Assert.NotNull(new CommentaryRule { RequiredFor = null! }.FirstBreach());
        Assert.NotNull(new CommentaryRule { Elements = null! }.FirstBreach());
    }

    [Fact]
    public void Parts_need_one_only_where_the_rule_says_all()
    {
        Assert.Empty(new CommentaryRule().Of(Rag.Red, Direction.Stable, Shown.CommonCause, isWholeCouncil: false));
        Assert.Equal([CommentaryReason.Red], new CommentaryRule { Breakdowns = CommentaryScope.All }.Of(Rag.Red, Direction.Stable, Shown.CommonCause, isWholeCouncil: false));
    }
}
