using System.Net;

namespace Pmif.Benchmarking.Tests.Features;

public sealed class AreasTests(BenchmarkingFixture fixture) : IClassFixture<BenchmarkingFixture>
{
    internal const string Areas =
        """
        name,code,kind,validFrom,validTo,successor
        Gateshead,E08000020,metropolitan-borough,2009-01-01,2013-03-31,E08000037
        Gateshead,E08000037,metropolitan-borough,2013-04-01,,
        "Bristol, City of",E06000023,unitary,,,
        """;

    [Fact]
    public async Task Sets_bad_rows_aside_with_their_numbers()
    {
        var receipt = await fixture.Admin.PutCsv("/v1/areas", "code,name,validFrom\nE09000001,City of London,\nnowhere,Nowhere,\nE09000002,Barking,soon\nE09000003").Json();

        Assert.Equal("accepted-with-issues", receipt.Text("outcome"));
        Assert.Equal(
            [(2, "benchmarking.area-code-invalid"), (3, "benchmarking.day-invalid"), (4, "benchmarking.row-truncated")],
            receipt.GetProperty("issues").EnumerateArray().Select(issue => ((int)issue.Number("row"), issue.Text("code"))));
    }

    [Fact]
    public async Task Refuses_what_is_no_table_of_areas()
    {
        Assert.Equal("benchmarking.header-missing", (await fixture.Admin.PutCsv("/v1/areas", "a,b\n1,2").Json(HttpStatusCode.BadRequest)).Text("code"));
        Assert.Equal("benchmarking.header-missing", (await fixture.Admin.PutCsv("/v1/areas", "").Json(HttpStatusCode.BadRequest)).Text("code"));
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal("request.content-type", (await fixture.Admin.PutAsync(new Uri("/v1/areas", UriKind.Relative), json).Json(HttpStatusCode.UnsupportedMediaType)).Text("code"));
    }

    [Fact]
    public async Task Takes_areas_from_an_administrator_only()
    {
        using var hr = fixture.Benchmarking.HttpAs("hr");
        Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Benchmarking.Http.PutCsv("/v1/areas", Areas)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await hr.PutCsv("/v1/areas", Areas)).StatusCode);
    }
}

// The register is one list, so what it holds is seen where no other test adds to it.
public sealed class AreaRegisterTests(BenchmarkingFixture fixture) : IClassFixture<BenchmarkingFixture>
{
    [Fact]
    public async Task Registers_areas_once_and_shows_them_by_code()
    {
        var first = await fixture.Admin.PutCsv("/v1/areas", AreasTests.Areas).Json();
        Assert.Equal((3, 3, "accepted"), (first.GetProperty("rows").Number("received"), first.GetProperty("rows").Number("inserted"), first.Text("outcome")));

        var second = await fixture.Admin.PutCsv("/v1/areas", AreasTests.Areas.Replace("unitary", "unitary-authority", StringComparison.Ordinal)).Json();
        Assert.Equal((0, 1, 2), (second.GetProperty("rows").Number("inserted"), second.GetProperty("rows").Number("updated"), second.GetProperty("rows").Number("unchanged")));

        var page = await fixture.Benchmarking.Http.Json("/v1/areas?limit=2");
        Assert.Equal(["E06000023", "E08000020"], page.GetProperty("items").EnumerateArray().Select(area => area.Text("code")));
        var rest = await fixture.Benchmarking.Http.Json($"/v1/areas?limit=2&cursor={page.Text("next")}");
        Assert.Equal(["E08000037"], rest.GetProperty("items").EnumerateArray().Select(area => area.Text("code")));
    }
}
