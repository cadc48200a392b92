using Pmif.Benchmarking.Domain.Values;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Tests.Domain.Values;

public sealed class ComparatorRowTests
{
    private static readonly WrittenRow Good = new("WRK01", "E08000037", "2024-04-01/P1Y", "72.60000000000001", "", "", "70.1", "75.2", "");

    [Fact]
    public void Reads_a_row_with_its_interval()
    {
        Assert.Null(Read(Good, out var row));
        Assert.Equal(
            new ComparatorRow("WRK01", "E08000037", Period.FinancialYear(2024), 72.60000000000001m, new(null, null), 70.1m, 75.2m, ValueFlag.None), row);
    }

    [Theory]
    [InlineData("", "", ValueFlag.NotAvailable)]
    [InlineData("", "[c]", ValueFlag.Confidential)]
    [InlineData("..", "", ValueFlag.NotAvailable)]
    [InlineData("*", "", ValueFlag.Confidential)]
    [InlineData("<5", "", ValueFlag.Confidential)]
    [InlineData("[x]", "", ValueFlag.NotAvailable)]
    [InlineData("z", "", ValueFlag.NotApplicable)]
    public void A_marker_is_a_missing_value_and_never_zero(string value, string flag, ValueFlag expected)
    {
        Assert.Null(Read(Good with { Value = value, Flag = flag }, out var row));
        Assert.Null(row!.Value);
        Assert.Equal(expected, row.Flag);
    }

    [Theory]
    [InlineData("[u]", ValueFlag.LowReliability)]
    [InlineData("p", ValueFlag.Provisional)]
    [InlineData("low-reliability", ValueFlag.LowReliability)]
    public void A_flag_is_read_as_shorthand_or_as_a_word(string flag, ValueFlag expected)
    {
        Assert.Null(Read(Good with { Flag = flag }, out var row));
        Assert.Equal((72.60000000000001m, expected), (row!.Value!.Value, row.Flag));
    }

    [Fact]
    public void A_period_that_is_not_written_as_iso_is_read_by_the_measures_frequency()
    {
        Assert.Null(Read(Good with { Period = "2024/25" }, out var row));
        Assert.Equal(Period.FinancialYear(2024), row!.Period);
    }

    public static TheoryData<WrittenRow, string, string> Bad => new()
    {
        { Good with { Measure = "" }, "measure", "benchmarking.measure-missing" },
        { Good with { Area = "na" }, "area", "benchmarking.area-code-invalid" },
        { Good with { Area = "E06000001" }, "area", "benchmarking.unknown-area" },
        { Good with { Period = "2024-13" }, "period", "benchmarking.period-invalid" },
        { Good with { Value = "about 5" }, "value", "benchmarking.value-not-a-number" },
        { Good with { Value = "1,234" }, "value", "benchmarking.value-not-a-number" },
        { Good with { Value = "1e30" }, "value", "benchmarking.value-not-a-number" },
        { Good with { Lower = "abc" }, "lower", "benchmarking.value-not-a-number" },
        { Good with { Lower = "76" }, "lower", "benchmarking.interval-inverted" },
        { Good with { Numerator = "1", Denominator = "0" }, "denominator", "benchmarking.denominator-zero" },
        { Good with { Flag = "[q]" }, "flag", "benchmarking.flag-unknown" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Says_what_is_wrong_with_a_row(WrittenRow written, string field, string code)
    {
        var issue = Read(written, out var row);
        Assert.Null(row);
        Assert.Equal((field, code), (issue!.Field, issue.Code));
    }

    private static RowIssue? Read(WrittenRow written, out ComparatorRow? row) =>
        ComparatorRow.Read(written, _ => Frequency.Annual, area => area == "E08000037", out row);
}
