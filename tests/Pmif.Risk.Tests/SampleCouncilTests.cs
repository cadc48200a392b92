using System.Runtime.CompilerServices;
using System.Text.Json;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Register;
using Pmif.Risk.Domain.Scores;

namespace Pmif.Risk.Tests;

/// <summary>The register that comes with the sample council is sound.</summary>
public sealed class SampleCouncilTests
{
    [Fact]
    public void Gatesheads_five_risks_can_be_entered_without_a_warning()
    {
        var risks = JsonSerializer.Deserialize<List<RiskDocument>>(File.ReadAllText(Path.Combine(Samples(), "gateshead", "risks.json")), PmifJson.Options)!;

        Assert.Equal(5, risks.Count);
        Assert.All(risks, risk =>
        {
            var (entry, issues) = RiskReader.Read(risk, risk.Code!, Sample.Matrix);
            Assert.Empty(issues);
            Assert.Empty(ScoreRules.Warn(entry!.Scores, Sample.Matrix));
            Assert.NotNull(entry.Proximity);
        });
    }

    private static string Samples([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "samples");
}
