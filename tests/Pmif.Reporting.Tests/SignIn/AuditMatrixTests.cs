using Npgsql;
using Pmif.Testing;

namespace Pmif.Reporting.Tests.SignIn;

/// <summary>A new route or method that changes something needs a line here: the test fails without.</summary>
public sealed class AuditMatrixTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Every_change_leaves_one_entry_and_nothing_else_any()
    {
        var trail = new TrailChanges(fixture.Reporting, async client =>
        {
            await NoneOpen();
            (await client.PostAsync("/v1/scorecards/rebuild", null)).EnsureSuccessStatusCode();
        });
        var matrix = new AuditMatrix(fixture.Reporting, new Dictionary<string, Change>(
        [
            new("POST /v1/scorecards/rebuild", async _ =>
            {
                await NoneOpen();
                return Example.Rest("/v1/scorecards/rebuild", new { });
            }),
            .. trail.All(),
        ]));

        Assert.Equal("", string.Join('\n', await matrix.Differences(TestContext.Current.CancellationToken)));
        Assert.Equal(5, matrix.Changes);
    }

    // While one rebuild is open, another request is answered with it and changes nothing.
    private async Task NoneOpen()
    {
        await using var source = NpgsqlDataSource.Create(fixture.Reporting.Settings.Database);
        await using var finish = source.CreateCommand("update rebuilds set finished_at = now() where finished_at is null");
        await finish.ExecuteNonQueryAsync();
    }
}
