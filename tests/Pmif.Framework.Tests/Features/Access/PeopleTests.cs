using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pmif.Contracts.Primitives;

namespace Pmif.Framework.Tests.Features.Access;

public sealed class PeopleTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Roles_kept_here_stand_beside_those_of_the_provider_which_follow_its_groups()
    {
        var id = (await SignIn("kept", "readers")).Id;
        using (var set = await Put(id, new { grants = new[] { new { role = "verifier", services = new[] { "Housing" } } }, maySeeHeld = true, reason = "asked for" })) set.EnsureSuccessStatusCode();

        var with = await SignIn("kept", "readers");
        var without = await SignIn("kept");

        Assert.Equal(["verifier/kept", "viewer/provider"], with.Grants.Select(grant => $"{grant.Role}/{grant.Origin}").Order());
        Assert.Equal("verifier", Assert.Single(without.Grants).Role);
        Assert.True(without.MaySeeHeld);
    }

    [Theory]
    [InlineData("contributor", "objectives")]
    [InlineData("verifier", "committees")]
    public async Task A_role_limited_by_what_nothing_it_may_do_is_bound_by_is_not_given(string role, string limit)
    {
        var id = (await SignIn($"limited by {limit}")).Id;

        using var refused = await Put(id, new { grants = new[] { new Dictionary<string, object> { ["role"] = role, [limit] = new[] { "PO1" } } }, reason = "asked for" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("lead service", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty((await SignIn($"limited by {limit}")).Grants);
    }

    [Fact]
    public async Task Somebody_who_has_left_has_no_right_and_no_name_whatever_the_provider_says()
    {
        var id = (await SignIn("leaver", "readers")).Id;
        using (var removed = await fixture.Framework.HttpAs("admin").PostAsJsonAsync($"/v1/people/{id}/remove", new { reason = "left", forgetName = true }, PmifJson.Options, Cancel)) removed.EnsureSuccessStatusCode();

        var again = await SignIn("leaver", "readers");

        Assert.Equal(("removed", 0, "(name removed)", ""), (again.State, again.Grants.Count, again.Name, again.Email));
    }

    [Fact]
    public async Task Everybody_who_has_signed_in_can_be_found_by_a_part_of_their_name()
    {
        await SignIn("found 100%", "readers");

        var found = await fixture.Framework.HttpAs("admin").GetFromJsonAsync<JsonElement>("/v1/people?text=100%25&limit=1", Cancel);

        Assert.Equal("found 100%", Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("nobody", """{"grants":[],"reason":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("nobody", """{"grants":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("nobody", """{"grants":[{"role":"viewer","services":[""]}],"reason":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("nobody", """{"grants":[{"role":"mayor"}],"reason":"x"}""", HttpStatusCode.BadRequest)]
    public async Task Refuses_what_cannot_be_given_to_anybody(string id, string body, HttpStatusCode status)
    {
        using var answer = await fixture.Framework.HttpAs("admin").PutAsync($"/v1/people/{id}/grants", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(status, answer.StatusCode);
    }

    private Task<Contracts.Access.V1.Person> SignIn(string name, params string[] groups) =>
        fixture.Resolve(new() { Issuer = "https://provider", Subject = name, Name = name, Email = $"{name}@council.example", Groups = { groups } });

    private Task<HttpResponseMessage> Put(string id, object body) => fixture.Framework.HttpAs("admin").PutAsJsonAsync($"/v1/people/{id}/grants", body, PmifJson.Options, Cancel);
}
