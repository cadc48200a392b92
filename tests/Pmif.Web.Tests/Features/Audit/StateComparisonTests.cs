using Pmif.Web.Features.Audit;

namespace Pmif.Web.Tests.Features.Audit;

public sealed class StateComparisonTests
{
    [Fact]
    public void Lays_each_field_beside_what_it_was()
    {
        var rows = StateComparison.Of("""{"value":1.50,"rows":{"seriesChanged":2},"old":true,"list":["a","b"]}""", """{"value":"1.5","rows":{"seriesChanged":2},"new":null,"grants":[{"role":"viewer"}]}""");
        Assert.Equal(
            [new("Value", "1.50", "1.5"), new("Rows, series changed", "2", "2"), new("Old", "Yes", null), new("List", "a, b", null), new StateRow("Grants 1, role", null, "viewer")],
            rows);
        Assert.Equal(["Value", "Old", "List", "Grants 1, role"], rows.Where(row => row.IsChanged).Select(row => row.Name));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{}", "[]")]
    public void Nothing_has_no_rows_or_an_empty_one(string before, string after) => Assert.All(StateComparison.Of(before, after), row => Assert.Equal("", row.After));

    [Fact]
    public void What_is_no_JSON_or_very_large_is_shown_within_bounds()
    {
        Assert.Equal(new StateRow("Text", null, "{broken"), Assert.Single(StateComparison.Of("", "{broken")));
        Assert.Equal(new StateRow("Value", null, "plain"), Assert.Single(StateComparison.Of("", "\"plain\"")));
        var large = "{" + string.Join(',', Enumerable.Range(0, 5_000).Select(number => $"\"f{number}\":1")) + "}";
        Assert.Equal(StateComparison.Most, StateComparison.Of(large, large).Count);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);
        Assert.Equal("Text", Assert.Single(StateComparison.Of("", deep)).Name);
    }
}
