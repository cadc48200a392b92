using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Tests.Domain.Commentary;

public sealed class ResemblanceTests
{
    private const string Twelve = "a b c d e f g h i j k l";

    [Fact]
    public void Is_the_share_of_common_three_word_runs()
    {
        // Ten runs each; one word changed at the end leaves nine in common of eleven.
        Assert.Equal(9m / 11, Resemblance.Of(Twelve, "a b c d e f g h i j k x"));
        Assert.Equal(1, Resemblance.Of(Twelve, Twelve.ToUpperInvariant() + "."));
        Assert.Equal(0, Resemblance.Of(Twelve, "l k j i h g f e d c b a"));
    }

    [Fact]
    public void Does_not_judge_a_few_words() => Assert.Equal(0, Resemblance.Of("a b c d e f g h i j k", "a b c d e f g h i j k"));

    [Fact]
    public void Takes_figures_months_and_quarters_as_equal() =>
        Assert.Equal(["it", "fell", "to", "#", "in", "#", "#", "and", "cost", "#"], Resemblance.Tokens("It fell to 81.2% in **Q3** 2024/25, and cost £1,200.50"));

    [Fact]
    public void Is_the_same_both_ways()
    {
        const string other = "a b c d e f x g h i j k l m n";
        Assert.Equal(Resemblance.Of(Twelve, other), Resemblance.Of(other, Twelve));
    }
}
