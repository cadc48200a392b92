using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.SignIn;

public sealed class LimitTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_ask_again_and_others_go_on()
    {
        await using var notes = await NotesHost.Start(await NotesPlace.Take(servers), new Dictionary<string, string?> { ["Pmif:Limits:RequestsPerSecond"] = "1" });
        using var hr = notes.Http("pmif_demo_hr");
        HttpResponseMessage last;
        var asked = 0;
        do last = await hr.GetAsync("/v1/submit", Cancel);
        while (last.IsSuccessStatusCode && ++asked < 100);

        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.True(last.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal("request.too-many", await Code(last));
        using var finance = await notes.Http("pmif_demo_finance").GetAsync("/v1/submit", Cancel);
        Assert.Equal(HttpStatusCode.OK, finance.StatusCode);
    }

    [Fact]
    public async Task Who_guesses_keys_is_refused_unread_and_keys_that_are_known_go_on()
    {
        await using var notes = await NotesHost.Start(await NotesPlace.Take(servers), new Dictionary<string, string?> { ["Pmif:Limits:FailuresPerMinute"] = "5" });
        var codes = new List<string?>();
        for (var guess = 0; guess < 8; guess++)
        {
            using var answer = await notes.Http($"pmif_guess_{guess}").GetAsync("/v1/read", Cancel);
            codes.Add(await Code(answer));
        }

        Assert.Equal([.. Enumerable.Repeat("auth.key-unknown", 5), .. Enumerable.Repeat("auth.too-many-failures", 3)], codes);
        using var known = await notes.Http("pmif_demo_hr").GetAsync("/v1/submit", Cancel);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    private static async Task<string?> Code(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();
}
