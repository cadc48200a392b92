using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Submissions.Hostile;

/// <summary>
/// 10,000 bodies that should never have been sent, the same in every run. Another number and another start: <c>PMIF_HOSTILE_BODIES=50000</c>,
/// <c>PMIF_HOSTILE_SEED=7000000</c>; the message of a failure names the number of the body.
/// </summary>
public sealed class HostileBodyTests(MeasuresFixture fixture)
{
    // Lying requests come with the administrator's key, and whoever sends one may hang up before the answer.
    private const string Liar = "demo administrator";

    private const int AtOnce = 6, WarmUp = 1_000, OneInSoManyLies = 50;
    private const long HeapLimit = 256L << 20, MostGrowth = 128L << 20, MostMemory = 700L << 20;

    private readonly int count = Setting("PMIF_HOSTILE_BODIES", 10_000);
    private readonly int seed = Setting("PMIF_HOSTILE_SEED", 1);
    private readonly ConcurrentDictionary<Guid, JsonNode> receipts = [];
    private readonly ConcurrentDictionary<string, int> seen = [];
    private readonly ConcurrentQueue<string> wrong = [];
    private long bytes;
    private int unheard;

    [Fact]
    public async Task No_body_breaks_the_service_or_is_stored_in_part()
    {
        var settings = (await fixture.AnotherService()) with { Configuration = new Dictionary<string, string> { ["Pmif:Submissions:MaxBodyBytes"] = $"{16 << 20}" } };
        await RunningService.Migrate<Program>(settings);
        // What a service that keeps hold of bodies would run out of.
        await using var service = await ServiceProcess.Start<Program>(settings, new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = $"0x{HeapLimit:x}" });
        using var hr = service.HttpAs("hr");
        using var administrator = service.HttpAs("admin");
        using var definition = new StringContent("""{"name":"A measure","source":"hr"}""", Encoding.UTF8, "application/json");
        Assert.True((await administrator.PutAsync("/v1/measures/HOSTILE", definition)).IsSuccessStatusCode);

        await SendAll(Enumerable.Range(seed, Math.Min(WarmUp, count)), hr, service);
        var before = service.Memory();
        await SendAll(Enumerable.Range(seed + WarmUp, Math.Max(0, count - WarmUp)), hr, service);
        var (after, peak) = (service.Memory(), service.Memory("VmHWM"));

        Assert.True(wrong.IsEmpty, $"{wrong.Count} went wrong:\n{string.Join('\n', wrong.Take(20))}\n{service.Output}");
        await CheckTables(settings.Database);
        CheckCoverage();
        TestContext.Current.SendDiagnosticMessage("{0} bodies, {1:N0} bytes; memory {2} MB after the first {3}, {4} MB at the end, {5} MB at most; {6}",
            count, bytes, before >> 20, WarmUp, after >> 20, peak >> 20, string.Join(", ", seen.OrderByDescending(one => one.Value).Select(one => $"{one.Key} {one.Value}")));
        Assert.True(after - before < MostGrowth && peak < MostMemory, $"memory {before >> 20} MB, then {after >> 20} MB, at most {peak >> 20} MB");

        var good = await MeasuresFixture.Push(hr, "measure,period,value\nHOSTILE,2019-04,1\n");
        Assert.Equal((1, 1, 0, 0, 0), SubmitValuesTests.Counts(good));
        // A sender that hangs up within a transaction leaves a word of Entity Framework's; nothing of ours may fail.
        Assert.DoesNotContain(service.Output.Split('\n'), line => line.StartsWith("fail:", StringComparison.Ordinal) && !line.Contains("EntityFrameworkCore.Database.Transaction", StringComparison.Ordinal));
    }

    private Task SendAll(IEnumerable<int> numbers, HttpClient client, ServiceProcess service) =>
        Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, stop) =>
        {
            if (number % OneInSoManyLies == 0)
            {
                var (kind, status, answer) = await LyingRequests.Send(number, "HOSTILE", service.Address);
                Check(number, $"lie: {kind}", status, answer[Math.Max(0, answer.IndexOf("\r\n\r\n", StringComparison.Ordinal))..], mayBeBare: true);
                return;
            }
            var body = HostileBodies.Make(number, "HOSTILE");
            Interlocked.Add(ref bytes, body.Content.Length);
            try
            {
                using var request = Request(body);
                using var response = await client.SendAsync(request, stop);
                Check(number, body.Kind, (int)response.StatusCode, await response.Content.ReadAsStringAsync(stop), body.Headers.ContainsValue("\u0001"));
            }
            catch (HttpRequestException e) when (body.Content.Length > 100_000)
            {
                Interlocked.Increment(ref unheard);
                seen.AddOrUpdate($"hung up on a large body ({e.HttpRequestError})", 1, (_, times) => times + 1);
            }
            catch (HttpRequestException e)
            {
                wrong.Enqueue($"{number}, {body.Kind}: {e.Message} {e.InnerException?.Message}");
            }
        });

    private static HttpRequestMessage Request(HostileBody body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/submissions{body.Query}") { Content = new ByteArrayContent(body.Content) };
        if (body.ContentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", body.ContentType);
        if (body.Encoding is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", body.Encoding);
        foreach (var (name, value) in body.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private void Check(int number, string kind, int status, string text, bool mayBeBare)
    {
        var start = text.IndexOf('{', StringComparison.Ordinal);
        var answer = start < 0 ? null : JsonNode.Parse(text[start..(text.LastIndexOf('}') + 1)]);
        var problem = (status, answer) switch
        {
            ( >= 500, _) => "a server error",
            (0 or 400 or 408 or 411 or 417 or 501, null) when mayBeBare => null,
            (200 or 422, { } receipt) => ReceiptProblem(receipt, status),
            (400 or 409 or 413 or 415, { } refusal) when (string?)refusal["code"] is { } code && (code.StartsWith("measures.", StringComparison.Ordinal) || code.StartsWith("request.", StringComparison.Ordinal)) => Saw(code),
            _ => "no receipt and no stable code",
        };
        if (problem is not null)
            wrong.Enqueue($"{number}, {kind}: {problem}: {status} {text[..Math.Min(text.Length, 500)]}");
    }

    private string? ReceiptProblem(JsonNode receipt, int status)
    {
        var (received, inserted, updated, unchanged, rejected) = SubmitValuesTests.Counts(receipt);
        receipts.TryAdd((Guid)receipt["id"]!, receipt);
        Saw((string)receipt["outcome"]!);
        return received != inserted + updated + unchanged + rejected ? "counts that do not add up"
            : rejected > 0 && (int)receipt["issueCount"]! < 1 ? "rows refused without a reason"
            : status == 422 && inserted + updated + unchanged > 0 ? "a part of an atomic submission"
            : null;
    }

    private string? Saw(string what)
    {
        seen.AddOrUpdate(what, 1, (_, times) => times + 1);
        return null;
    }

    /// <summary>The tables hold what the receipts say and nothing else: each value belongs to a receipt, and each receipt has the values it counts.</summary>
    private async Task CheckTables(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("""
            select s.id, coalesce(v.count, 0) as stored, s.inserted + s.updated as counted, s.dry_run, coalesce(i.count, 0) as issues, s.issue_count, s.sender, row_to_json(s)::text
            from submissions s
            full join (select submission_id, count(*) from (select submission_id from current_values union all select submission_id from earlier_values) v group by 1) v on v.submission_id = s.id
            full join (select submission_id, count(*) from submission_issues group by 1) i on i.submission_id = s.id
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var told = 0;
        var untold = new List<string>();
        while (await reader.ReadAsync())
        {
            Assert.False(reader.IsDBNull(0), "values or issues of a submission that is not there");
            var id = reader.GetGuid(0);
            told += receipts.ContainsKey(id) ? 1 : 0;
            if (!receipts.ContainsKey(id) && reader.GetString(6) != Liar)
                untold.Add(reader.GetString(7));
            Assert.Equal(reader.GetBoolean(3) ? 0 : reader.GetInt64(2), reader.GetInt64(1));
            Assert.Equal(reader.GetInt32(5), reader.GetInt64(4));
        }
        Assert.Equal(receipts.Count, told);
        Assert.True(untold.Count <= unheard, $"{untold.Count} submissions were stored and their sender never told, though only {unheard} connections broke:\n{string.Join('\n', untold)}");
    }

    /// <summary>A generator that no longer reaches the places it should is no test.</summary>
    private void CheckCoverage()
    {
        string[] wanted =
        [
            "accepted", "accepted-with-issues", "rejected", "measures.body-unreadable", "measures.header-missing", "measures.header-duplicate", "measures.too-large", "measures.content-type",
            "measures.option-invalid", "measures.digest-invalid", "measures.digest-mismatch", "measures.digest-unsupported", "measures.idempotency-key-invalid", "measures.idempotency-key-reused", "measures.adapter-header",
        ];
        Assert.Empty(wanted.Except(seen.Keys));
    }

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), out var set) ? set : usual;
}
