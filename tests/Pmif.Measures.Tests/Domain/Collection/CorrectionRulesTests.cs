using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Tests.Domain.Collection;

public sealed class CorrectionRulesTests
{
    private static readonly Figures Nine = new(9, 18, 2, null, null, ValueFlag.None);

    [Fact]
    public void A_corrected_value_is_revised_unless_it_says_something_else()
    {
        Assert.Equal(ValueFlag.Revised, CorrectionRules.FlagOf(ValueFlag.None));
        Assert.Equal(ValueFlag.Estimated, CorrectionRules.FlagOf(ValueFlag.Estimated));
    }

    [Fact]
    public void The_same_figures_again_change_nothing()
    {
        Assert.True(CorrectionRules.ChangesNothing(new CorrectedValue(Nine, "n"), Nine, "n"));
        Assert.True(CorrectionRules.ChangesNothing(new CorrectedValue(Nine with { Flag = ValueFlag.Revised }, null), Nine with { Value = 9.00m }, null));
    }

    [Fact]
    public void Any_other_figure_flag_or_note_is_a_change()
    {
        Assert.False(CorrectionRules.ChangesNothing(null, Nine, null));
        Assert.False(CorrectionRules.ChangesNothing(new CorrectedValue(Nine, null), Nine, "n"));
        Assert.False(CorrectionRules.ChangesNothing(new CorrectedValue(Nine, null), Nine with { Denominator = 3 }, null));
        Assert.False(CorrectionRules.ChangesNothing(new CorrectedValue(Nine, null), Nine with { Flag = ValueFlag.Estimated }, null));
        Assert.False(CorrectionRules.ChangesNothing(new CorrectedValue(Nine with { Flag = ValueFlag.Provisional }, null), Nine, null));
    }
}
