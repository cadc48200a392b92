using Pmif.Testing;

namespace Pmif.Risk.Tests.SignIn;

/// <summary>A new route or method that changes something needs a line here: the test fails without.</summary>
public sealed class AuditMatrixTests(RiskFixture fixture) : IClassFixture<RiskFixture>
{
    [Fact]
    public async Task Every_change_leaves_one_entry_and_nothing_else_any()
    {
        var trail = new TrailChanges(fixture.Risk, async client => (await fixture.Put(fixture.Code("AU"), Sample.Risk(), client)).EnsureSuccessStatusCode());
        var other = Sample.Matrix with { Cells = [.. Sample.Matrix.Cells.Select(cell => cell with { Band = cell.Score >= 10 ? "red" : "green" })] };
        var matrix = new AuditMatrix(fixture.Risk, new Dictionary<string, Change>(
        [
            new("PUT /v1/risks/{code}", _ => Task.FromResult(Example.Rest($"/v1/risks/{fixture.Code("AU")}", Sample.Risk()))),
            new("POST /v1/risks/{code}/reviews", async _ =>
            {
                var code = fixture.Code("AU");
                (await fixture.Put(code, Sample.Risk())).EnsureSuccessStatusCode();
                return Example.Rest($"/v1/risks/{code}/reviews", new { note = "Looked at." });
            }),
            new("PUT /v1/matrix", _ => Task.FromResult(Example.Rest("/v1/matrix", other))),
            .. trail.All(),
        ]));

        Assert.Equal("", string.Join('\n', await matrix.Differences(TestContext.Current.CancellationToken)));
        Assert.Equal(7, matrix.Changes);
    }
}
