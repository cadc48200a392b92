using FsCheck;
using FsCheck.Fluent;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;

namespace Pmif.Measures.Tests.Domain.RollUps;

public sealed class RollUpProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    [Theory]
    [InlineData(Aggregation.Sum)]
    [InlineData(Aggregation.Ratio)]
    [InlineData(Aggregation.WeightedAverage)]
    public void Parts_in_any_order_make_the_same_whole(Aggregation aggregation) => Prop.ForAll(
        (from parts in Parts() from shuffled in Gen.Shuffle(parts) select (parts, shuffled)).ToArbitrary(),
        both => RollUp.Of(Of(aggregation), both.parts) == RollUp.Of(Of(aggregation), both.shuffled)).Check(Many);

    [Theory]
    [InlineData(Aggregation.Sum)]
    [InlineData(Aggregation.Ratio)]
    [InlineData(Aggregation.WeightedAverage)]
    public void Wards_into_localities_into_the_council_make_what_wards_into_the_council_make(Aggregation aggregation) => Prop.ForAll(
        (from parts in Parts() from groups in Gen.Choose(0, 4).ListOf(parts.Length) select (parts, groups)).ToArbitrary(),
        cut =>
        {
            var definition = Of(aggregation);
            var direct = RollUp.Of(definition, cut.parts);
            var localities = cut.parts.Zip(cut.groups).GroupBy(pair => pair.Second)
                .Select(group => RollUp.Of(definition, group.Select(pair => pair.First)))
                .Select(whole => whole.Refusal?.Code == RollUp.Incomplete ? (Part?)null : whole.AsPart());
            var byWay = RollUp.Of(definition, localities);
            return Same(direct.Value, byWay.Value) && direct.Numerator == byWay.Numerator && direct.Denominator == byWay.Denominator
                && direct.Flag == byWay.Flag && direct.Refusal?.Code == byWay.Refusal?.Code;
        }).Check(Many);

    [Fact]
    public void Tallies_of_any_cut_add_up_to_the_same_tally() => Prop.ForAll(
        (from parts in Parts() from at in Gen.Choose(0, parts.Length) select (parts, at)).ToArbitrary(),
        cut => Tallied(cut.parts[..cut.at]) + Tallied(cut.parts[cut.at..]) == Tallied(cut.parts)).Check(Many);

    [Fact]
    public void A_whole_rate_lies_between_the_least_and_the_greatest_of_its_parts() => Prop.ForAll(Parts(missing: 0).ToArbitrary(), parts =>
    {
        var definition = Of(Aggregation.Ratio);
        var rates = parts.Select(part => RollUp.Of(definition, [part]).Value!.Value).ToList();
        return rates.Count == 0 || RollUp.Of(definition, parts).Value is { } whole && whole >= rates.Min() - 1e-9m && whole <= rates.Max() + 1e-9m;
    }).Check(Many);

    private static Tally Tallied(IEnumerable<Part?> parts) => parts.Aggregate(default(Tally), (sum, part) => sum + Tally.Of(part, Aggregation.Ratio));

    // A weighted average is divided, and so rounded, at each step.
    private static bool Same(decimal? one, decimal? other) => one is { } a && other is { } b ? Math.Abs(a - b) <= 1e-9m : one is null && other is null;

    private static MeasureDefinition Of(Aggregation aggregation) => new() { Aggregation = aggregation, Per = 1_000 };

    private static Gen<Part?[]> Parts(int missing = 1) =>
        from count in Gen.Choose(0, 12)
        from parts in Gen.Frequency((missing, Gen.Constant((Part?)null)), (40, Some()), (missing, Some().Select(part => (Part?)(part!.Value with { Flag = ValueFlag.Confidential })))).ArrayOf(count)
        select parts;

    private static Gen<Part?> Some() =>
        from value in Gen.Choose(-100_000, 1_000_000)
        from numerator in Gen.Choose(0, 1_000_000)
        from denominator in Gen.Choose(1, 10_000_000)
        from flag in Gen.Frequency((8, Gen.Constant(ValueFlag.None)), (1, Gen.Constant(ValueFlag.Provisional)), (1, Gen.Constant(ValueFlag.Estimated)))
        select (Part?)new Part(value / 100m, numerator, denominator, flag);
}
