using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pmif.Contracts.Audit.V1;
using Pmif.Contracts.Framework.Events;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Audit;

public sealed class TrailTests(NotesFixture fixture) : IClassFixture<NotesFixture>
{
    private static readonly Metadata Administrator = new() { { "Authorization", "Bearer pmif_demo_admin" } };

    private readonly NotesHost notes = fixture.Notes;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_says_who_did_what_to_which_thing_why_from_where_and_in_which_trace()
    {
        using var http = notes.Http("pmif_demo_hr");
        await http.PostAsJsonAsync(new Uri("/v1/recorded", UriKind.Relative), new NoteTaken("who"), Cancel);

        var entry = (await Found("who")).Single();

        Assert.Equal(("key-demo-hr", "machine", "demo hr"), (entry.Actor, entry.ActorKind, entry.ActorName));
        Assert.Equal(("note.taken", "note", "who", "Because."), (entry.Action, entry.SubjectKind, entry.Subject, entry.Why));
        Assert.Equal(("rest", "127.0.0.1", 32), (entry.Door, entry.Address, entry.TraceId?.Length));
        Assert.Equal(("""{"text":"nothing"}""", """{"text":"who"}"""), (entry.Before?.GetRawText(), entry.After?.GetRawText()));
        Assert.InRange(entry.At, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task An_entry_stands_or_falls_with_what_it_tells()
    {
        await notes.Work(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Record(new AuditEntry("note.taken", "note", "rolled back"));
            await db.SaveChangesAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
            return 0;
        });

        Assert.DoesNotContain(await notes.Entries(), row => row.Subject == "rolled back");
    }

    [Fact]
    public async Task Entries_written_without_Entity_Framework_are_the_same()
    {
        var entries = notes.Services.GetRequiredService<AuditTrail<NotesDb>>().Collect();
        entries.Add(new AuditEntry("note.taken", "note", "raw 1") { After = new { Text = "ä" } }, new("key-a", "machine", "a", "queue"));
        entries.Add(new AuditEntry("note.taken", "note", "raw 2"), new("key-b", "machine", "b", "queue"));
        await notes.Work(async db =>
        {
            await db.Database.OpenConnectionAsync(Cancel);
            await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection()) { BatchCommands = { entries.Command() } };
            return await batch.ExecuteNonQueryAsync(Cancel);
        });

        Assert.Equal("b", (await Found("raw 2")).Single().ActorName);
        Assert.Null((await notes.Verify()).Flaw);
    }

    [Fact]
    public async Task A_state_that_is_too_large_is_told_by_its_length_and_digest()
    {
        await notes.Record(new AuditEntry("note.taken", "note", "large") { After = new { Text = new string('x', AuditRow.LargestState) } });

        var after = (await Found("large")).Single().After!.Value;

        Assert.True(after.GetProperty("tooLarge").GetBoolean());
        Assert.Equal(64, after.GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public async Task The_list_is_searched_and_paged_the_newest_first_by_both_doors()
    {
        await notes.Record(Enumerable.Range(1, 5).Select(number => new AuditEntry("note.listed", "note", $"L{number}")));
        await notes.Sealed();

        var first = await List("action=note.listed&limit=3");
        var second = await List($"action=note.listed&limit=3&cursor={first.Next}");
        Assert.Equal(["L5", "L4", "L3", "L2", "L1"], first.Items.Concat(second.Items).Select(item => item.Subject));
        Assert.Null(second.Next);
        Assert.Empty((await List("action=note.listed&from=2100-01-01T00:00:00Z")).Items);
        Assert.Empty((await List("action=note.listed&to=2001-01-01T00:00:00Z")).Items);
        Assert.Equal(5, (await List("action=note.listed&actor=system")).Items.Count);

        var answer = await Grpc().ListAuditEntriesAsync(new() { Action = "note.listed", Subject = "L2" }, Administrator, cancellationToken: Cancel);
        Assert.Equal("L2", Assert.Single(answer.Entries).Subject);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("pmif_demo_hr", HttpStatusCode.Forbidden)]
    public async Task The_trail_is_for_those_who_have_the_right_to_it(string? key, HttpStatusCode expected)
    {
        using var http = notes.Http(key);

        Assert.Equal(expected, (await http.GetAsync(new Uri("/v1/audit", UriKind.Relative), Cancel)).StatusCode);
        Assert.Equal(expected, (await http.PostAsync(new Uri("/v1/audit/verify", UriKind.Relative), null, Cancel)).StatusCode);
        Assert.Equal(expected, (await http.PostAsJsonAsync(new Uri("/v1/audit/people/forget?actor=x", UriKind.Relative), new { reason = "x" }, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Verifying_tells_the_verdict_by_both_doors()
    {
        await notes.Record(new AuditEntry("note.taken", "note", "verified"));
        await notes.Sealed();
        using var http = notes.Http("pmif_demo_admin");

        var answer = await http.PostAsync(new Uri("/v1/audit/verify", UriKind.Relative), null, Cancel);
        using var line = JsonDocument.Parse((await answer.Content.ReadAsStringAsync(Cancel)).TrimEnd().Split('\n')[^1]);
        var verdict = line.RootElement.GetProperty("verdict");
        Assert.Equal(JsonValueKind.Null, verdict.GetProperty("flaw").ValueKind);
        Assert.StartsWith("notes:", verdict.GetProperty("head").GetString(), StringComparison.Ordinal);
        var refused = await http.PostAsync(new Uri("/v1/audit/verify?head=risk:1:00", UriKind.Relative), null, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        var last = new VerifyAuditTrailResponse();
        using var call = Grpc().VerifyAuditTrail(new(), Administrator, cancellationToken: Cancel);
        await foreach (var message in call.ResponseStream.ReadAllAsync(Cancel)) last = message;
        Assert.Null(last.Verdict.Flaw);
        Assert.True(last.Verdict.Entries > 0);
    }

    [Fact]
    public async Task Details_can_be_removed_and_the_chain_stays_whole_and_says_so()
    {
        await notes.Record(new AuditEntry("note.taken", "note", "private") { Before = new { Text = "a name" }, Why = "another name" });
        var entry = (await Found("private")).Single();
        using var http = notes.Http("pmif_demo_admin");
        var address = new Uri($"/v1/audit/{entry.Id}/redact", UriKind.Relative);

        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsJsonAsync(address, new { reason = "" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsJsonAsync(address, new { reason = "Asked for." }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await http.PostAsJsonAsync(address, new { reason = "Asked for." }, Cancel)).StatusCode);
        var unknown = new Uri($"/v1/audit/{Guid.Empty}/redact", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync(unknown, new { reason = "Asked for." }, Cancel)).StatusCode);

        var left = (await Found("private")).Single();
        Assert.Equal((null, null, null), (left.Before, left.Why, left.Address));
        Assert.NotNull(left.RemovedAt);
        var removal = (await Found(entry.Id.ToString())).Single();
        Assert.Equal(("audit.redacted", "Asked for.", "key-demo-admin"), (removal.Action, removal.Why, removal.Actor));
        Assert.Null((await notes.Verify()).Flaw);
    }

    [Fact]
    public async Task A_name_can_be_forgotten_for_good_and_the_chain_stays_whole()
    {
        using (var leaver = notes.Http("pmif_demo_finance"))
        {
            await leaver.PostAsJsonAsync(new Uri("/v1/recorded", UriKind.Relative), new NoteTaken("leaver 1"), Cancel);
            Assert.Equal("demo finance", (await Found("leaver 1")).Single().ActorName);

            await Grpc().ForgetPersonAsync(new() { Actor = "key-demo-finance", Reason = "Left." }, Administrator, cancellationToken: Cancel);
            await leaver.PostAsJsonAsync(new Uri("/v1/recorded", UriKind.Relative), new NoteTaken("leaver 2"), Cancel);
        }

        Assert.Equal((null, "key-demo-finance"), ((await Found("leaver 1")).Single().ActorName, (await Found("leaver 1")).Single().Actor));
        Assert.Null((await Found("leaver 2")).Single().ActorName);
        Assert.Null((await notes.Verify()).Flaw);
        var again = await Assert.ThrowsAsync<RpcException>(() =>
            Grpc().ForgetPersonAsync(new() { Actor = "key-demo-finance", Reason = "Left." }, Administrator, cancellationToken: Cancel).ResponseAsync);
        Assert.Equal(StatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task An_export_is_recorded_once_for_each_time_that_it_leaves()
    {
        using var http = notes.Http("pmif_demo_hr");
        var sent = await http.GetAsync(new Uri("/v1/notes.csv?of=export", UriKind.Relative), Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/v1/notes.csv?of=export") { Headers = { IfNoneMatch = { sent.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await http.SendAsync(again, Cancel)).StatusCode);

        var entry = Assert.Single(await Found("notes.csv"));
        Assert.Equal(("list.exported", "key-demo-hr", "?of=export"), (entry.Action, entry.Actor, entry.After?.GetProperty("query").GetString()));
    }

    [Fact]
    public async Task Entries_are_found_by_part_of_a_name_and_from_a_place_in_the_chain()
    {
        using var http = notes.Http("pmif_demo_complaints");
        foreach (var number in (int[])[1, 2]) await http.PostAsJsonAsync(new Uri("/v1/recorded", UriKind.Relative), new NoteTaken($"named {number}"), Cancel);
        await Found("named 1");

        var byName = (await List("who=COMPLAIN&limit=1")).Items.Single();
        Assert.Equal(("named 2", 64), (byName.Subject, byName.Hash.Length));
        Assert.Equal("named 2", (await List("who=key-demo-complaints&limit=1")).Items.Single().Subject);
        Assert.Equal("named 1", (await List($"who=complain&beforePlace={byName.Place}&limit=1")).Items.Single().Subject);
        Assert.Empty((await List("who=100%25%5f")).Items);

        var answer = await Grpc().ListAuditEntriesAsync(new() { Who = "complain", BeforePlace = byName.Place, Limit = 1 }, Administrator, cancellationToken: Cancel);
        Assert.Equal("named 1", Assert.Single(answer.Entries).Subject);
        Assert.Equal(64, answer.Entries[0].Hash.Length);
    }

    [Fact]
    public async Task An_answer_that_is_taken_out_as_a_file_leaves_one_entry_and_a_refused_one_none()
    {
        var headers = TakenOut.As("taken.csv", "?of=gRPC");
        headers.Add("Authorization", "Bearer pmif_demo_hr");
        await notes.Grpc().EndAsync(new(), headers, cancellationToken: Cancel);
        await Assert.ThrowsAsync<RpcException>(() => notes.Grpc().EndAsync(new() { How = "Conflict" }, headers, cancellationToken: Cancel).ResponseAsync);
        await Assert.ThrowsAsync<RpcException>(() => notes.Grpc().AdministerAsync(new(), headers, cancellationToken: Cancel).ResponseAsync);

        var entry = Assert.Single(await Found("taken.csv"));
        Assert.Equal(("list.exported", "key-demo-hr", "grpc", "?of=gRPC"), (entry.Action, entry.Actor, entry.Door, entry.After?.GetProperty("query").GetString()));
    }

    [Theory]
    [InlineData("No file")]
    [InlineData("../x.csv")]
    [InlineData("")]
    public async Task What_is_not_named_as_a_file_is_refused(string file)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => notes.Grpc().EndAsync(new(), TakenOut.As(file, ""), cancellationToken: Cancel).ResponseAsync);
        Assert.Equal("audit.file-invalid", refused.ToFault()?.Code);
    }

    [Fact]
    public async Task Somebody_who_left_is_forgotten_once_even_before_their_name_came()
    {
        await notes.Work(db =>
        {
            db.Publish(new PersonForgotten("key-of-a-leaver", "Left.", "person-admin"));
            return db.SaveChangesAsync(Cancel);
        });
        await Eventually.True(async () => (await Found("key-of-a-leaver")).Count > 0, what: "the event came");
        await using (var scope = notes.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ForgetPerson<NotesDb>>().ForGood("key-of-a-leaver", "Again.", Cancel);
        AuditOrigin.Current = new("key-of-a-leaver", "person", "Somebody Who Left", "grpc");
        await notes.Record(new AuditEntry("note.taken", "note", "after leaving"));

        Assert.Null((await Found("after leaving")).Single().ActorName);
        var entry = Assert.Single(await Found("key-of-a-leaver"));
        Assert.Equal(("audit.person-forgotten", "person-admin", "queue", "framework", "Left."), (entry.Action, entry.Actor, entry.Door, entry.Via, entry.Why));
        Assert.Null((await notes.Verify()).Flaw);
    }

    private async Task<IReadOnlyList<AuditItem>> Found(string subject)
    {
        await notes.Sealed();
        return (await List($"subject={Uri.EscapeDataString(subject)}")).Items;
    }

    private async Task<Page<AuditItem>> List(string query)
    {
        using var http = notes.Http("pmif_demo_admin");
        return (await http.GetFromJsonAsync<Page<AuditItem>>(new Uri($"/v1/audit?{query}", UriKind.Relative), Cancel))!;
    }

    private Audits.AuditsClient Grpc() => new(GrpcChannel.ForAddress(notes.GrpcAddress));
}
