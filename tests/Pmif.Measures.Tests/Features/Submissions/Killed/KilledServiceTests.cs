using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.Events;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions.Killed;

/// <summary>
/// Measures killed without warning in the middle of large submissions, again and again, at moments spread over their whole duration. The usual run
/// kills three times at 100,000 rows; <c>PMIF_KILLS=10 PMIF_KILL_ROWS=1000000</c> is the full form, <c>PMIF_KILL_SEED</c> picks other moments.
/// </summary>
public sealed class KilledServiceTests(MeasuresFixture fixture)
{
    private readonly int kills = Setting("PMIF_KILLS", 3), rows = Setting("PMIF_KILL_ROWS", 100_000);
    private readonly Random random = new(Setting("PMIF_KILL_SEED", 20_260_401));

    [Fact]
    public async Task Counts_a_submission_whole_or_not_at_all_and_once_when_it_is_sent_again()
    {
        var settings = await fixture.AnotherService();
        await RunningService.Migrate<Program>(settings);
        var database = new KilledDatabase(settings.Database);
        await using var tap = await EventTap.On<MeasureUpdated>(settings.Broker);
        var feed = new LargeFeed(rows);
        var service = await ServiceProcess.Start<Program>(settings);
        try
        {
            await feed.Define(service, sets: kills / 2 + 2);
            // New values and changed ones take their own time.
            TimeSpan[] durations =
            [
                await feed.Time(() => Push(service, feed.Csv(set: 0, version: 1), "new")),
                await feed.Time(() => Push(service, feed.Csv(set: 0, version: 2), "changed")),
            ];
            var committed = 0;
            for (var kill = 0; kill < kills; kill++)
            {
                // New values and changed ones in turn; every moment of the way has its turn, and some time after the end too.
                var (set, version) = (kill / 2 + 1, kill % 2 + 1);
                var (csv, key) = (feed.Csv(set, version), $"kill-{kill}");
                var duration = durations[version - 1];
                var moment = duration * 1.15 * (kill + random.NextDouble()) / kills;
                var first = Push(service, csv, key);
                await Task.Delay(moment);
                var doing = await database.Doing();
                var sessions = await database.Sessions();
                await service.Kill();
                var answer = await first.ContinueWith(push => push.IsCompletedSuccessfully ? push.Result : null, TaskScheduler.Default);
                await database.AreDone(sessions);

                var before = await database.Versions(feed.Prefix(set));
                await service.DisposeAsync();
                service = await ServiceProcess.Start<Program>(settings);
                Assert.Equal(before, await database.Versions(feed.Prefix(set)));
                var isStored = Assert.Single(before.DefaultIfEmpty((0, 0L))) is var (stored, count) && stored == version;
                Assert.Equal(stored == 0 ? 0 : rows, count);
                Assert.True(isStored || stored == version - 1, $"version {stored} stands where {version} or {version - 1} should");
                Assert.True(isStored || answer is null, "a submission that was answered is not there");
                Assert.Equal(isStored ? 1 : 0, await database.Submissions(key));
                committed += isStored ? 1 : 0;

                var clock = Stopwatch.StartNew();
                var receipt = await Push(service, csv, key);
                durations[version - 1] = isStored ? duration : clock.Elapsed;
                Assert.Equal(version == 1 ? (rows, rows, 0, 0, 0) : (rows, 0, rows, 0, 0), Counts(receipt));
                Assert.Equal([(version, (long)rows)], await database.Versions(feed.Prefix(set)));
                Assert.Equal(1, await database.Submissions(key));
                if (answer is not null)
                    Assert.Equal(answer.ToJsonString(), receipt.ToJsonString());
                TestContext.Current.SendDiagnosticMessage("kill {0}: after {1:0.00} s of about {2:0.00}, in: {3}; {4}", kill + 1, moment.TotalSeconds, duration.TotalSeconds, doing, isStored ? "all was stored" : "nothing was stored");
            }
            await HeardAll(tap, database);
            TestContext.Current.SendDiagnosticMessage("{0} kills at {1:N0} rows: {2} stood after it, {3} did not; {4} messages heard", kills, rows, committed, kills - committed, tap.Heard.Count);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    /// <summary>Every revision that stands was told, none that does not, and each in the name of one submission that is there.</summary>
    private static async Task HeardAll(EventTap tap, KilledDatabase database)
    {
        var stored = await database.Revisions();
        var told = new Dictionary<string, SortedDictionary<long, (string Submission, string Value)>>();
        var taken = 0;
        await Eventually.True(async () =>
        {
            foreach (var message in tap.Heard.Skip(taken).ToList())
            {
                taken++;
                foreach (var series in message["series"]!.AsArray())
                    Tell(told, $"{message["measure"]}/{series!["breakdown"]}", (long)series["revision"]!, ((string)message["submissionId"]!, series["state"]!["value"]!.ToJsonString()));
            }
            return await database.Waiting() == 0 && told.Count == stored.Count && stored.All(series => told[series.Key].Keys.Last() >= series.Value.Revision);
        }, TimeSpan.FromMinutes(2), "every series was told up to its last revision");

        var submissions = await database.SubmissionIds();
        foreach (var (series, (revision, value)) in stored)
        {
            Assert.Equal(Enumerable.Range(1, (int)revision).Select(number => (long)number), told[series].Keys);
            Assert.Equal(value, decimal.Parse(told[series][revision].Value.Trim('"'), System.Globalization.CultureInfo.InvariantCulture));
            Assert.All(told[series].Values, one => Assert.Contains(one.Submission, submissions));
        }
    }

    // A message may come twice, but always as the same.
    private static void Tell(Dictionary<string, SortedDictionary<long, (string, string)>> told, string series, long revision, (string, string) what)
    {
        if (!told.TryGetValue(series, out var revisions))
            told.Add(series, revisions = []);
        if (!revisions.TryAdd(revision, what))
            Assert.Equal(revisions[revision], what);
    }

    private static async Task<JsonNode> Push(ServiceProcess service, byte[] csv, string key)
    {
        using var http = service.HttpAs("admin");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/submissions?mode=atomic") { Content = new ByteArrayContent(csv) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        request.Content.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(csv))}:");
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), out var set) ? set : usual;
}
