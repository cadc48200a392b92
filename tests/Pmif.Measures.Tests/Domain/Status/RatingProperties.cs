using FsCheck;
using FsCheck.Fluent;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Status;

/// <summary>What holds of every rating, whatever the figures.</summary>
public sealed class RatingProperties
{
    private static readonly Period Year = Period.FinancialYear(2024);

    private sealed record Case(decimal Value, decimal Target, decimal Tolerance, ToleranceUnit Unit, decimal? Above, AmberRule Rule, bool Held, int Decimals);

    private static readonly Gen<decimal> AnyNumber = from digits in Gen.Choose(-2_000_000, 2_000_000) from places in Gen.Elements(1m, 10m, 100m, 1000m) select digits / places;

    private static readonly Gen<Case> AnyCase =
        from target in AnyNumber
        from tolerance in Gen.Choose(0, 3_000).Select(number => number / 100m)
        from unit in Gen.Elements(ToleranceUnit.Relative, ToleranceUnit.Absolute)
        // Mostly near the lines, where it is decided.
        from value in Gen.Frequency((1, AnyNumber), (3, Gen.Choose(-4_000, 4_000).Select(away => target + away / 100m)))
        from above in Gen.OneOf(Gen.Constant((decimal?)null), Gen.Choose(0, 500).Select(number => (decimal?)(number / 10m)))
        from rule in Gen.Elements(AmberRule.WithinTolerance, AmberRule.IfImproved, AmberRule.Acceptable)
        from held in Gen.Elements(true, false)
        from decimals in Gen.Choose(0, 3)
        select new Case(value, target, tolerance, unit, rule == AmberRule.Acceptable ? null : above, rule, held, decimals);

    [Fact]
    public void Flipping_polarity_and_sign_changes_no_colour() => Check(AnyCase, one =>
        Rate(one, Polarity.Higher) == Rate(one with { Value = -one.Value, Target = -one.Target }, Polarity.Lower));

    [Fact]
    public void Flipping_polarity_alone_turns_the_sides_about() => Check(AnyCase.Where(one => one.Rule == AmberRule.WithinTolerance), one =>
    {
        var (higher, lower) = (Rate(one, Polarity.Higher), Rate(one, Polarity.Lower));
        var isOnTarget = one.Value.Printed(one.Decimals) == one.Target.Printed(one.Decimals);
        return (isOnTarget || IsGood(higher) != IsGood(lower)) && !(higher == Rag.Red && lower == Rag.Red) && (!isOnTarget || (IsGood(higher) && IsGood(lower)));
    });

    [Fact]
    public void Scaling_the_unit_changes_no_colour() => Check(
        from one in AnyCase from power in Gen.Choose(1, 3) from polarity in Gen.Elements(Polarity.Higher, Polarity.Lower) select (one, power, polarity), made =>
    {
        // Thousands become units: three more decimals, and an absolute tolerance in the new unit; per cent stays per cent.
        var by = (decimal)Math.Pow(10, made.power);
        var scaled = made.one with
        {
            Value = made.one.Value / by, Target = made.one.Target / by, Above = made.one.Above / by, Decimals = made.one.Decimals + made.power,
            Tolerance = made.one.Unit == ToleranceUnit.Absolute ? made.one.Tolerance / by : made.one.Tolerance,
        };
        return Rate(made.one, made.polarity) == Rate(scaled, made.polarity);
    });

    [Fact]
    public void A_better_value_is_never_rated_worse() => Check(
        from one in AnyCase from better in Gen.Choose(0, 10_000).Select(number => number / 100m) from polarity in Gen.Elements(Polarity.Higher, Polarity.Lower) select (one, better, polarity), made =>
            Rank(made.one.Rule, Rate(made.one with { Value = made.one.Value + (made.polarity == Polarity.Higher ? made.better : -made.better) }, made.polarity))
            >= Rank(made.one.Rule, Rate(made.one, made.polarity)));

    [Fact]
    public void What_prints_alike_is_coloured_alike() => Check(from one in AnyCase from polarity in Gen.Elements(Polarity.Higher, Polarity.Lower, Polarity.Range, Polarity.Midpoint) select (one, polarity), made =>
        Status(made.one, made.polarity) == Status(made.one with { Value = made.one.Value.Printed(made.one.Decimals) }, made.polarity));

    [Fact]
    public void A_range_and_a_midpoint_know_no_side() => Check(from one in AnyCase from polarity in Gen.Elements(Polarity.Range, Polarity.Midpoint) select (one, polarity), made =>
        Status(made.one, made.polarity) == Status(made.one with { Value = -made.one.Value }, made.polarity));

    private static void Check<T>(Gen<T> gen, Func<T, bool> holds) => Prop.ForAll(gen.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static Rag Rate(Case one, Polarity polarity)
    {
        var stretch = one.Above is { } above ? one.Target + (polarity == Polarity.Higher ? above : -above) : (decimal?)null;
        var lines = Thresholds.Of(new PeriodTarget(Year, one.Target, stretch), new Tolerance(one.Unit, one.Tolerance), polarity);
        return Rating.Against(one.Value, lines, polarity, one.Decimals, one.Rule, one.Held);
    }

    // Symmetric about zero.
    private static Rag Status(Case one, Polarity polarity)
    {
        var definition = new MeasureDefinition { Polarity = polarity, Decimals = one.Decimals, Range = polarity == Polarity.Range ? new(-5, 5) : null, Midpoint = polarity == Polarity.Midpoint ? 0 : null };
        var targets = new TargetSet { Tolerance = new(one.Unit, one.Tolerance), Targets = polarity == Polarity.Range ? [] : [new(Year, Math.Abs(one.Target))], AmberRule = one.Rule };
        return PointStatus.OfReported(definition, targets, Year, one.Value, ValueFlag.None, one.Held).Rag;
    }

    private static bool IsGood(Rag rag) => rag is Rag.Green or Rag.Blue;

    private static int Rank(AmberRule rule, Rag rag) => rag switch
    {
        Rag.Blue => rule == AmberRule.Acceptable ? 2 : 4,
        Rag.Green => 3,
        Rag.Amber => 1,
        _ => 0,
    };
}
