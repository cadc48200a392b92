using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Matrices;

namespace Pmif.Risk.Tests.Features.Matrices;

/// <summary>In order within one test, as the matrix is one for the whole register.</summary>
public sealed class PutMatrixTests(RiskFixture fixture) : IClassFixture<RiskFixture>
{
    [Fact]
    public async Task Scores_keep_the_matrix_they_were_given_with()
    {
        var first = await fixture.Get("/v1/matrix");
        Assert.Equal(1, first.GetProperty("version").GetInt32());
        Assert.Equal(Sample.Matrix.Cells, first.GetProperty("cells").Deserialize<List<MatrixCell>>(PmifJson.Options));

        var code = fixture.Code("X");
        await fixture.Enter(code, Sample.Risk());
        using var same = await Put(Sample.Matrix);
        Assert.Equal(1, (await RiskFixture.Json(same)).GetProperty("version").GetInt32());

        var stricter = Sample.Matrix with { Cells = [.. Sample.Matrix.Cells.Select(c => c with { Band = c.Score >= 10 ? "red" : "green" })] };
        using var second = await Put(stricter);
        Assert.Equal(2, (await RiskFixture.Json(second)).GetProperty("version").GetInt32());

        // An equal score is not given anew; a different one is, with the matrix of today.
        var risk = await fixture.Enter(code, Sample.Risk() with { Scores = Sample.Scores((5, 5), (3, 4), (2, 4)) });
        Assert.Equal(("critical", 1), Band(risk, "inherent"));
        Assert.Equal(("red", 2), Band(risk, "current"));
        Assert.Equal("critical", (await fixture.Get("/v1/matrix?version=1")).GetProperty("cells")[24].GetProperty("band").GetString());

        // A review judges by the matrix in force and does not compare with a target from another one.
        using var reviewed = await fixture.Review(code, new { note = "x", current = new { likelihood = 1, impact = 2 } });
        Assert.Equal(("green", 2), Band(await fixture.Get($"/v1/risks/{code}"), "current"));
    }

    [Fact]
    public async Task Refuses_a_matrix_with_holes_and_a_version_that_never_was()
    {
        using var holes = await Put(Sample.Matrix with { Cells = [] });
        using var unknown = await fixture.Risk.Http.GetAsync(new Uri("/v1/matrix?version=99", UriKind.Relative), TestContext.Current.CancellationToken);
        using var nothing = await fixture.Administrator.PutAsJsonAsync("/v1/matrix", new { cells = new object?[] { null } }, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "risk.matrix-invalid"), (holes.StatusCode, await RiskFixture.FaultCode(holes)));
        Assert.Equal((HttpStatusCode.BadRequest, "risk.matrix-invalid"), (nothing.StatusCode, await RiskFixture.FaultCode(nothing)));
        Assert.Equal((HttpStatusCode.NotFound, "risk.matrix-version-unknown"), (unknown.StatusCode, await RiskFixture.FaultCode(unknown)));
    }

    [Fact]
    public async Task Only_an_administrator_changes_the_matrix()
    {
        using var feed = fixture.Risk.HttpAs("hr");
        using var answer = await feed.PutAsJsonAsync("/v1/matrix", Sample.Matrix, PmifJson.Options, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Task<HttpResponseMessage> Put(RiskMatrix matrix) =>
        fixture.Administrator.PutAsJsonAsync("/v1/matrix", matrix, PmifJson.Options, TestContext.Current.CancellationToken);

    private static (string?, int) Band(JsonElement risk, string kind)
    {
        var score = risk.GetProperty("scores").GetProperty(kind);
        return (score.GetProperty("band").GetString(), score.GetProperty("matrixVersion").GetInt32());
    }
}
