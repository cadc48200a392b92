using System.Net;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Tests.Features.Keys;

public sealed class KeyPagesTests
{
    [Fact]
    public async Task Makes_a_key_and_shows_it_once()
    {
        await using var site = await Site();
        var (status, html) = await site.Send("/keys/new", (await site.Get("/keys/new")).Html,
            ("name", "Payroll"), ("source", "hr"), ("measures", "HR*; FN01"), ("role", ""), ("expires", "2027-03-31"), ("reason", "New payroll system"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<code class=\"app-key\">pmif_abcd_secret-2</code>", html, StringComparison.Ordinal);
        var key = site.Council.Keys[1];
        Assert.Equal(("Payroll", "hr", "2027-03-31T23:59:00+01:00", "Lucy Armstrong"), (key.Name, key.Source, key.Expires, key.CreatedBy));
        Assert.Equal(["HR*", "FN01"], key.Measures);
        foreach (var path in new[] { "/keys", "/keys/key%2F2", "/keys/new" })
            Assert.DoesNotContain("secret-2", (await site.Get(path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_with_the_key_is_kept_by_nobody()
    {
        await using var site = await Site();
        using var answer = await site.Http.GetAsync(new Uri("/keys/new", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_keys_with_their_use_last_use_and_end()
    {
        await using var site = await Site();
        var text = Html.Text((await site.Get("/keys")).Html);
        Assert.Contains("Absences pmif_9f2c… Sends figures of HR 2 June 2025 at 3:04am 30 March 2026 at 11:59pm Works", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replaces_a_key_while_the_old_one_goes_on_and_ends_one_at_once()
    {
        await using var site = await Site();
        var (_, made) = await site.Send("/keys/key%2F1", (await site.Get("/keys/key%2F1")).Html, ("_handler", "rotate"), ("overlap", "48"), ("expires", "2027-03-31"), ("reason", "Yearly"));
        Assert.Contains("pmif_abcd_secret-2", made, StringComparison.Ordinal);
        Assert.Equal(("ending", "Yearly, 48 hours"), (site.Council.Keys[0].State, site.Council.Reasons.Single()));

        var (_, ended) = await site.Send("/keys/key%2F1", (await site.Get("/keys/key%2F1")).Html, ("_handler", "revoke"), ("why", "Found in a mail"));
        Assert.Equal(("revoked", "Found in a mail"), (site.Council.Keys[0].State, site.Council.Reasons[^1]));
        Assert.Contains("Revoked", Html.Text(ended), StringComparison.Ordinal);
        Assert.DoesNotContain("Revoke the key", ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_hours_that_are_no_number()
    {
        await using var site = await Site();
        var (_, html) = await site.Send("/keys/key%2F1", (await site.Get("/keys/key%2F1")).Html, ("_handler", "rotate"), ("overlap", "soon"), ("expires", "2027-03-31"), ("reason", "x"));
        Assert.Contains("Nothing was changed The hours for which both work are a whole number", Html.Text(html), StringComparison.Ordinal);
        Assert.Equal("active", site.Council.Keys[0].State);
    }

    [Fact]
    public async Task Sources_show_their_measures_feeds_keys_and_last_use()
    {
        await using var site = await Site();
        site.Council.Feeds.Add(new Feed { Code = "absences", Source = "hr", LastReceivedAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTime(SampleCouncil.Now) });
        var text = Html.Text((await site.Get("/sources")).Html);
        Assert.Contains("HR 1 measures of HR 3 June 2025 at 2:05pm 1 keys of HR 2 June 2025 at 3:04am", text, StringComparison.Ordinal);
        Assert.Contains("Finance 1 measures of Finance No feed is agreed 0 keys of Finance Never", text, StringComparison.Ordinal);
    }

    private static async Task<WebSite> Site()
    {
        var council = SampleCouncil.Make();
        council.Keys.Add(new Key
        {
            Id = "key/1", Name = "Absences", Prefix = "pmif_9f2c", Source = "hr", Expires = "2026-03-30T23:59:00+01:00", LastUsed = "2025-06-02T02:04:00Z", State = "active",
            CreatedBy = "Lucy Armstrong", CreatedAt = "2025-04-01T09:00:00Z",
        });
        var site = await WebSite.Start(council);
        await site.SignIn(Role.Administrator);
        return site;
    }
}
