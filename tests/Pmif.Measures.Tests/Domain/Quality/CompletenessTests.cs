using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Quality;

namespace Pmif.Measures.Tests.Domain.Quality;

public sealed class CompletenessTests
{
    private static readonly DateOnly Today = new(2024, 9, 21);
    private static readonly MeasureDefinition Monthly = new() { Frequency = Frequency.Monthly, LagDays = 20 };

    [Fact]
    public void Expects_what_has_fallen_due_and_no_more()
    {
        var found = Completeness.Of(Monthly, new(2024, 4, 1), null, [Value(Period.Month(2024, 4)), Value(Period.Month(2024, 6))], Today);
        Assert.Equal([Period.Month(2024, 5), Period.Month(2024, 7), Period.Month(2024, 8)], found.Missing);
        Assert.Equal((5, 2), (found.Expected.Count, found.Present));
        Assert.Equal(4, Completeness.Of(Monthly, new(2024, 4, 1), null, [], Today.AddDays(-1)).Expected.Count);
    }

    [Fact]
    public void Counts_what_is_known_not_to_exist_but_not_what_could_not_be_had()
    {
        var found = Completeness.Of(Monthly, new(2024, 6, 1), null,
            [(Period.Month(2024, 6), null, ValueFlag.NotApplicable), (Period.Month(2024, 7), null, ValueFlag.Confidential), (Period.Month(2024, 8), null, ValueFlag.NotAvailable)], Today);
        Assert.Equal([Period.Month(2024, 8)], found.Missing);
    }

    [Fact]
    public void Begins_with_the_first_value_where_nothing_else_is_said_and_ends_with_the_measure()
    {
        Assert.Equal(3, Completeness.Of(Monthly, null, null, [Value(Period.Month(2024, 6))], Today).Expected.Count);
        Assert.Empty(Completeness.Of(Monthly, null, null, [], Today).Expected);
        Assert.Equal([Period.Month(2024, 4), Period.Month(2024, 5)], Completeness.Of(Monthly, new(2024, 4, 1), new(2024, 6, 30), [], Today).Expected);
    }

    [Fact]
    public void Looks_back_upon_two_years_of_months()
    {
        var found = Completeness.Of(Monthly, new(1990, 1, 1), null, [], Today);
        Assert.Equal((24, Period.Month(2022, 9), Period.Month(2024, 8)), (found.Expected.Count, found.Expected[0], found.Expected[^1]));
    }

    [Theory]
    [InlineData(Frequency.AcademicYear, TemporalType.Flow, "2022-08-01/P1Y", "2022-09-01")]
    [InlineData(Frequency.Quarterly, TemporalType.Cumulative, "2024-04-01/P3M", "2024-04-01")]
    [InlineData(Frequency.Quarterly, TemporalType.Snapshot, "2024-06-30", "2024-04-01")]
    [InlineData(Frequency.Quarterly, TemporalType.Rolling12, "2023-07-01/P1Y", "2024-04-01")]
    [InlineData(Frequency.ThreeYear, TemporalType.Rate, "2021-01-01/P3Y", "2023-01-01")]
    public void Knows_a_period_by_the_day_on_which_it_ends(Frequency frequency, TemporalType type, string reported, string since)
    {
        var definition = new MeasureDefinition { Frequency = frequency, TemporalType = type };
        var period = Period.ParseIso(reported);
        var found = Completeness.Of(definition, DateOnly.Parse(since, null), null, [Value(period)], period.End.AddDays(32));
        Assert.Equal((1, 0), (found.Expected.Count, found.Missing.Count));
    }

    [Fact]
    public void A_pool_of_years_is_not_the_one_that_came_a_year_before()
    {
        var found = Completeness.Of(new() { Frequency = Frequency.ThreeYear }, new(2022, 1, 1), null, [Value(Period.ParseIso("2020-01-01/P3Y"))], new(2024, 6, 1));
        Assert.Equal([Period.ParseIso("2021-01-01/P3Y")], found.Missing);
        Assert.Equal(2, found.Expected.Count);
    }

    [Fact]
    public void Expects_nothing_of_what_comes_now_and_then_or_is_done_once()
    {
        Assert.Empty(Completeness.Of(Monthly with { Frequency = Frequency.Adhoc }, new(2024, 4, 1), null, [], Today).Expected);
        Assert.Empty(Completeness.Of(Monthly with { Unit = Units.Milestone, DueDate = new(2024, 4, 1) }, new(2024, 4, 1), null, [], Today).Expected);
    }

    [Fact]
    public void Timeliness_is_counted_from_the_day_the_measure_was_listed()
    {
        var came = new[] { (Period.Month(2024, 1), new DateOnly(2024, 6, 1)), (Period.Month(2024, 5), new DateOnly(2024, 6, 18)), (Period.Month(2024, 6), new DateOnly(2024, 7, 25)), (Period.Month(2024, 7), new DateOnly(2024, 8, 20)) };
        var found = Timeliness.Of(came, 20, new(2024, 6, 1), new DateOnly(2024, 9, 20), Today);
        Assert.Equal(new Timeliness(3, 2, 0, 0, 1), found);
        Assert.Equal((2.5m, 5), (Timeliness.Of(came[..3].Skip(2).Append(came[3]).ToArray(), 20, default, null, Today).MedianDays, Timeliness.Of(came[..3], 20, default, null, Today).LatestDays));
        Assert.Equal((1, 0), (Timeliness.Of(came[..1], 20, new(2024, 2, 20), null, Today).Counted, Timeliness.Of(came[..1], 20, new(2024, 2, 21), null, Today).Counted));
        Assert.Equal(new Timeliness(0, 0, null, null, 0), Timeliness.Of([], 20, default, Today, Today));
        Assert.Equal(new Timeliness(0, 0, null, null, 0), Timeliness.Of([], 20, default, Today.AddDays(1), Today));
    }

    [Fact]
    public void Timeliness_takes_the_middle_one_and_a_day_late_is_late()
    {
        int[] late = [1, 2, 3, 8, 9];
        var came = late.Select((days, i) => (Period.Month(2024, 1 + i), Period.Month(2024, 1 + i).End.AddDays(days))).ToArray();
        Assert.Equal(new Timeliness(5, 0, 3, 9, 0), Timeliness.Of(came, 0, default, null, Today));
    }

    [Fact]
    public void A_verification_is_of_the_value_that_was_looked_at()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(VerificationState.Unverified, Verification.Of(null, first));
        Assert.Equal(VerificationState.Queried, Verification.Of(new(VerificationState.Queried, first), first));
        Assert.Equal(VerificationState.Unverified, Verification.Of(new(VerificationState.Verified, first), second));
    }

    [Fact]
    public void Figures_are_as_good_as_their_weakest_side()
    {
        Assert.Equal(AssuranceRating.NotAssessed, new AssuranceDimensions().Overall);
        Assert.Equal(AssuranceRating.High, new AssuranceDimensions(Accuracy: AssuranceRating.High).Overall);
        Assert.Equal(AssuranceRating.Limited, new AssuranceDimensions(AssuranceRating.High, AssuranceRating.Moderate, AssuranceRating.Limited, AssuranceRating.High).Overall);
        Assert.Equal(AssuranceRating.None, new AssuranceDimensions(AssuranceRating.Limited, AssuranceRating.None).Overall);
    }

    private static (Period, decimal?, ValueFlag) Value(Period period) => (period, 1m, ValueFlag.None);
}
