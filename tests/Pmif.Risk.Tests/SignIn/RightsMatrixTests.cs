using Pmif.ServiceDefaults;
using Pmif.Testing;

namespace Pmif.Risk.Tests.SignIn;

[Collection(SharedRegister.Name)]
public sealed class RightsMatrixTests(RiskFixture fixture)
{
    [Fact]
    public async Task Every_route_and_method_lets_in_whom_the_rights_table_names_and_nobody_else()
    {
        var code = fixture.Code("MX");
        var risk = Sample.Risk() with { Objectives = ["MX-OBJECTIVE"] };
        using (var made = await fixture.Put(code, risk)) made.EnsureSuccessStatusCode();
        var matrix = new RightsMatrix(fixture.Risk, Remit.Everything with { Objectives = ["MX-OBJECTIVE"] }, Remit.Everything with { Objectives = ["MX-OTHER"] }, "hr", new Dictionary<string, Example>
        {
            ["PUT /v1/risks/{code}"] = Example.Rest($"/v1/risks/{code}", risk),
            ["POST /v1/risks/{code}/reviews"] = Example.Rest($"/v1/risks/{code}/reviews", new { note = "Looked at." }),
        });

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 100, $"{matrix.Calls} calls");
    }

    [Fact]
    public async Task Nobody_takes_a_risk_into_their_remit_by_writing_another_objective_into_it()
    {
        var code = fixture.Code("MX");
        using (var made = await fixture.Put(code, Sample.Risk() with { Objectives = ["MX-THEIRS"] })) made.EnsureSuccessStatusCode();
        var owner = new Caller(CallerKind.Person, "owner", "Owner") { Grants = [new(Role.MeasureOwner, Remit.Everything with { Objectives = ["MX-MINE"] })] };
        using var client = fixture.Risk.HttpAs(owner);

        using var taken = await fixture.Put(code, Sample.Risk() with { Objectives = ["MX-MINE"] }, client);

        Assert.Equal("auth.outside-remit", await RiskFixture.FaultCode(taken));
    }
}
