using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static Pmif.Measures.Tests.Features.Commentary.Commenting;

namespace Pmif.Measures.Tests.Features.Commentary;

public sealed class EraseCommentaryTests(MeasuresFixture fixture)
{
    private const string Name = "Marjorie Oldfield";

    [Fact]
    public async Task Takes_the_text_out_of_every_version_and_of_the_audit_trail_and_keeps_that_it_was_there()
    {
        var measure = await fixture.RedMeasure();
        await fixture.Hr.Write(measure, new { text = $"{Name} fell ill." });
        await fixture.Hr.Write(measure, new { text = $"Somebody like {Name} fell ill.", reason = $"{Name} asked" });
        await fixture.Hr.Write(measure, new { text = "Another month stays." }, period: "2024-05");

        var (status, erased) = await Erase(fixture.Administrator, measure, "Named a person");

        Assert.Equal((HttpStatusCode.OK, 2), (status, (int?)erased["versions"]));
        var history = (await fixture.Hr.Read($"/v1/measures/{measure}/commentary/history?period=2024-06")).Body["items"]!.AsArray();
        Assert.Equal([(2, "", "", "demo hr", "demo administrator", "Named a person"), (1, "", "", "demo hr", "demo administrator", "Named a person")],
            history.Select(one => ((int)one!["version"]!, (string)one["text"]!, (string)one["reason"]!, (string)one["writtenBy"]!, (string)one["erased"]!["by"]!, (string)one["erased"]!["why"]!)));
        Assert.Equal("Another month stays.", (string?)(await fixture.Hr.Read($"/v1/measures/{measure}/commentary?period=2024-05")).Body["text"]);
        Assert.Equal(0, await Kept($"select count(*)::int from audit_entry where concat(before, after, why) like '%{Name}%'"));
        Assert.Equal(1, await Kept($"select count(*)::int from audit_entry where subject = '{measure}' and concat(before, after) like '%Another month stays%'"));
        Assert.Equal(0, await Kept($"select count(*)::int from commentary where concat(text, reason) like '%{Name}%'"));
    }

    [Fact]
    public async Task Something_else_can_be_written_in_its_place()
    {
        var measure = await fixture.RedMeasure();
        await fixture.Hr.Write(measure, new { text = $"{Name} fell ill." });
        await Erase(fixture.Administrator, measure, "Named a person");

        var (status, written) = await fixture.Hr.Write(measure, new { text = Sound, reason = "Without names", against = 1 });

        Assert.Equal((HttpStatusCode.OK, 2, Sound, null), (status, (int)written["version"]!, (string?)written["text"], (string?)written["erased"]?["by"]));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.BadRequest, "measures.reason-missing")]
    [InlineData(" ", HttpStatusCode.BadRequest, "measures.reason-missing")]
    [InlineData("of ann@example.org", HttpStatusCode.UnprocessableEntity, "measures.personal-data")]
    public async Task Wants_a_reason_that_can_stay(string? reason, HttpStatusCode expected, string code)
    {
        var measure = await fixture.RedMeasure();
        await fixture.Hr.Write(measure, new { text = "Stays." });

        var (status, fault) = await Erase(fixture.Administrator, measure, reason);

        Assert.Equal((expected, code), (status, (string?)fault["code"]));
        Assert.Equal("Stays.", (string?)(await fixture.Hr.Read($"/v1/measures/{measure}/commentary?period=2024-06")).Body["text"]);
    }

    [Fact]
    public async Task Says_where_there_is_nothing_to_erase_any_more()
    {
        var measure = await fixture.RedMeasure();
        await fixture.Hr.Write(measure, new { text = "Once." });
        await Erase(fixture.Administrator, measure, "x");

        Assert.Equal("measures.commentary-not-written", (string?)(await Erase(fixture.Administrator, measure, "x")).Body["code"]);
        Assert.Equal("auth.not-allowed", (string?)(await Erase(fixture.Hr, measure, "x")).Body["code"]);
    }

    [Fact]
    public async Task Rows_that_were_erased_or_not_are_changed_in_no_other_way()
    {
        var measure = await fixture.RedMeasure();
        await fixture.Hr.Write(measure, new { text = "Once." });
        string[] attempts = ["written_by = 'another', text = '', reason = '', erased_at = now(), erased_by = 'x', erased_why = 'x'", "text = ''", "erased_at = now(), erased_by = 'x', erased_why = 'x'"];
        foreach (var attempt in attempts) await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Change(attempt));
        await Erase(fixture.Administrator, measure, "x");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Change("text = 'back', erased_at = null, erased_by = null, erased_why = null"));

        Task Change(string what) => fixture.Query<int>($"update commentary set {what} where measure_id = (select id from measures where code = '{measure}') returning version");
    }

    private Task<int> Kept(string query) => fixture.Query<int>(query);

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Erase(HttpClient client, string measure, string? reason)
    {
        using var answer = await client.PostAsJsonAsync($"/v1/measures/{measure}/commentary/erase?period=2024-06", new { reason });
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
