using System.Text.Json;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Tests.Measures;

public sealed class RecentPointsTests
{
    private static readonly Period August = Period.Month(2026, 8);

    private static readonly RecentPoints Points =
    [
        new(August, 9.40m, null, null, ValueFlag.None, Rag.Amber),
        new(August.Next(), 9.2m, 9.1m, 9.7m, ValueFlag.None, Rag.Green),
        new(August.Shift(3), null, null, null, ValueFlag.Confidential, Rag.Suppressed),
        new(new Period(new DateOnly(2026, 4, 1), 12), 8m, 7.5m, null, ValueFlag.Provisional, Rag.Blue),
    ];

    [Fact]
    public void Are_written_short_and_read_back_whole()
    {
        var json = JsonSerializer.Serialize(Points, PmifJson.Options);

        Assert.Equal(
            """[["2026-08-01/P1M",9.40,"amber"],[9.2,"green",9.1,9.7],["2026-11-01/P1M",null,"suppressed",null,null,"confidential"],["2026-04-01/P1Y",8,"blue",7.5,null,"provisional"]]""",
            json);
        Assert.Equal(Points, JsonSerializer.Deserialize<RecentPoints>(json, PmifJson.Options)!);
    }

    [Fact]
    public void Are_read_as_they_were_written_before_the_short_form()
    {
        const string Json = """[{"period":"2026-08-01/P1M","value":9.40,"lower":null,"upper":null,"flag":"none","rag":"amber"}]""";

        Assert.Equal(Points[0], Assert.Single(JsonSerializer.Deserialize<RecentPoints>(Json, PmifJson.Options)!));
    }

    [Fact]
    public void What_a_later_version_adds_to_a_point_is_passed_over() =>
        Assert.Equal([Points[3]], JsonSerializer.Deserialize<RecentPoints>("""[["2026-04-01/P1Y",8,"blue",7.5,null,"provisional",{"new":[1]}]]""", PmifJson.Options)!);

    [Theory]
    [InlineData("[[9.4,\"amber\"]]")]
    [InlineData("[[\"2026-08-01/P1M\"]]")]
    [InlineData("{}")]
    [InlineData("[null]")]
    public void What_is_no_list_of_points_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RecentPoints>(json, PmifJson.Options));
}
