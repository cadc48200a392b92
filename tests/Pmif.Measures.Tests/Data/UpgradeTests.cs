using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pmif.Measures.Data;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Data;

/// <summary>A database that the first release filled, brought up to date: what it held still reads as it did, and goes on from there.</summary>
public sealed class UpgradeTests(MeasuresFixture fixture)
{
    private const string First = "0001_foundation";

    // As the first release wrote it, without anything that later ones added.
    private const string Filled = """
        insert into measures (id, code) overriding system value values (1, 'OLD1');
        insert into measure_versions (measure_id, version, source, definition, recorded_at, recorded_by) values (1, 1, 'hr', '{
            "code": "OLD1", "name": "Days lost", "kind": "strategic", "unit": "number", "per": 1, "decimals": 1, "polarity": "lower", "frequency": "monthly",
            "temporalType": "flow", "aggregation": "sum", "interval": "none", "source": "hr", "lagDays": 10, "directionVersus": "previous-period",
            "changeTest": { "method": "strict", "band": 0 }, "tags": [] }', '2025-01-01', 'somebody');
        insert into breakdowns (id, code, kind, name) overriding system value values (1, 'S1', 'service', 'A service');
        insert into target_sets (id, measure_id, breakdown_id, version, tolerance_unit, tolerance_amount, trajectory, reason, recorded_at, recorded_by)
            overriding system value values (1, 1, 0, 1, 'relative', 10, 'explicit', 'plan', '2025-01-01', 'somebody');
        insert into targets (target_set_id, period_start, period_months, value) values (1, '2024-04-01', 12, 10);
        insert into submissions (id, source, sender, received_at, completed_at, mode, dry_run, outcome, received, inserted, updated, unchanged, rejected, series_changed,
            issue_count, body_digest) values
            ('00000000-0000-0000-0000-000000000001', 'hr', 'demo hr', '2025-01-02', '2025-01-02', 'partial', false, 'accepted', 3, 3, 0, 0, 0, 2, 0, '\x00'),
            ('00000000-0000-0000-0000-000000000002', 'hr', 'demo hr', '2025-01-03', '2025-01-03', 'partial', false, 'accepted', 1, 0, 1, 0, 0, 1, 0, '\x00');
        insert into series (id, measure_id, breakdown_id, revision, changed_at, period_start, period_months, value, target, rag, direction, movement)
            overriding system value values (1, 1, 0, 2, '2025-01-03', '2024-05-01', 1, 9, 10, 'green', 'improving', 'down'),
                                           (2, 1, 1, 1, '2025-01-02', '2024-05-01', 1, 4, null, 'baseline', 'not-comparable', null);
        insert into current_values (series_id, period_start, period_months, revision, value, rag, target, definition_version, target_version, submission_id, recorded_at) values
            (1, '2024-04-01', 1, 1, 10.5, 'amber', 10, 1, 1, '00000000-0000-0000-0000-000000000001', '2025-01-02'),
            (1, '2024-05-01', 1, 2, 9, 'green', 10, 1, 1, '00000000-0000-0000-0000-000000000002', '2025-01-03'),
            (2, '2024-05-01', 1, 1, 4, 'baseline', null, 1, null, '00000000-0000-0000-0000-000000000001', '2025-01-02');
        insert into earlier_values (series_id, period_start, period_months, revision, value, rag, target, definition_version, target_version, submission_id, recorded_at,
            superseded_at, superseded_by) values
            (1, '2024-05-01', 1, 1, 12, 'red', 10, 1, 1, '00000000-0000-0000-0000-000000000001', '2025-01-02', '2025-01-03', '00000000-0000-0000-0000-000000000002');
        select setval(pg_get_serial_sequence('measures', 'id'), 1), setval(pg_get_serial_sequence('series', 'id'), 2), setval(pg_get_serial_sequence('target_sets', 'id'), 1),
            setval(pg_get_serial_sequence('breakdowns', 'id'), 1);
        """;

    [Fact]
    public async Task What_the_first_release_kept_reads_as_it_did_and_goes_on()
    {
        var settings = await fixture.AnotherService();
        await FillAsFirstRelease(settings);
        await using var service = await RunningService.Start<Program>(settings);
        using var administrator = service.HttpAs("admin");

        var series = await Get("/v1/measures/OLD1/series");
        Assert.Equal([(10.5m, "amber", 10m), (9m, "green", 10m)], Points(series));
        Assert.Equal(("green", "improving", 2L), ((string?)series["state"]!["rag"], (string?)series["state"]!["direction"], (long)series["state"]!["revision"]!));
        Assert.Equal([(10.5m, "amber", 10m), (12m, "red", 10m)], Points(await Get("/v1/measures/OLD1/series?asOf=2025-01-02T12:00:00Z")));
        Assert.Equal(4m, (decimal)(await Get("/v1/measures/OLD1/series?breakdown=S1"))["state"]!["value"]!);
        Assert.Equal("within-tolerance", (string?)(await Get("/v1/measures/OLD1/targets"))["amberRule"]);
        Assert.Equal(3, (int)(await Get("/v1/submissions/00000000-0000-0000-0000-000000000001"))["rows"]!["received"]!);
        var ratings = await Get("/v1/measures/OLD1/ratings?period=2024-05-01/P1M");
        Assert.All(ratings["items"]!.AsArray(), rating => Assert.True((bool)rating!["reproduced"]!));

        var receipt = await MeasuresFixture.Push(administrator, "measure,breakdown,period,value\nOLD1,,2024-05,9\nOLD1,,2024-06,11.5\nOLD1,S1,2024-05,5\n");
        Assert.Equal((1, 1, 1), ((int)receipt["rows"]!["inserted"]!, (int)receipt["rows"]!["updated"]!, (int)receipt["rows"]!["unchanged"]!));
        Assert.Equal("red", (string?)(await Get("/v1/measures/OLD1/series"))["state"]!["rag"]);
        Assert.Equal(0, await RunningService.Run<Program>(service.Settings, "recompute", "--check"));

        async Task<JsonNode> Get(string address)
        {
            using var answer = await administrator.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {text}");
            return JsonNode.Parse(text)!;
        }
    }

    private async Task FillAsFirstRelease(ServiceSettings settings)
    {
        // The role and the database are made by the service's own command; the schema is then taken back to the first release's.
        await RunningService.Migrate<Program>(settings);
        await using var scope = fixture.Measures.Services.CreateAsyncScope();
        // The service's own options, but for the database; a context of its pool would go back there with this one.
        var options = new DbContextOptionsBuilder<MeasuresDb>(scope.ServiceProvider.GetRequiredService<DbContextOptions<MeasuresDb>>()).UseNpgsql(settings.Database).Options;
        await using var db = new MeasuresDb(options);
        await db.Database.ExecuteSqlRawAsync("drop schema public cascade; create schema public");
        NpgsqlConnection.ClearAllPools();
        await Apply(db, First);
        await using var connection = new NpgsqlConnection(settings.Database);
        await connection.OpenAsync();
        await using var fill = new NpgsqlCommand(Filled, connection);
        await fill.ExecuteNonQueryAsync();
    }

    // The migrator finds a migration by name only where names begin with a time.
    private static async Task Apply(MeasuresDb db, string id)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var history = db.GetService<IHistoryRepository>();
        await history.CreateIfNotExistsAsync();
        var migration = assembly.CreateMigration(assembly.Migrations[id], db.Database.ProviderName!);
        await db.GetService<IMigrationCommandExecutor>().ExecuteNonQueryAsync(
            [.. db.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations)], db.GetService<IRelationalConnection>());
        await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new HistoryRow(id, "10.0.0")));
    }

    private static List<(decimal, string, decimal)> Points(JsonNode series) =>
        [.. series["points"]!.AsArray().Select(point => ((decimal)point!["value"]!, (string)point["rag"]!, (decimal)point["target"]!))];
}
