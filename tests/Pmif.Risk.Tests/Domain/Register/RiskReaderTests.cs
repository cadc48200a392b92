using System.Text.Json;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Register;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Tests.Domain.Register;

public sealed class RiskReaderTests
{
    [Fact]
    public void Reads_a_risk_with_everything()
    {
        var (entry, issues) = RiskReader.Read(Sample.Risk("FIN01"), "SR01", Sample.Matrix);

        Assert.Empty(issues);
        Assert.Equal((Proximity.WithinAYear, Treatment.Treat, Appetite.Cautious), (entry!.Proximity, entry.Treatment, entry.Appetite));
        Assert.Equal(new WatchedMeasure("FIN01", Trigger.Red), Assert.Single(entry.Measures));
        Assert.Equal(3, entry.Scores.Count);
    }

    [Fact]
    public void What_may_be_left_out_is_left_out()
    {
        var (entry, issues) = RiskReader.Read(
            new RiskDocument(Title: "T", Category: "c", Owner: "o", Scores: Sample.Scores(null, (1, 1), null)), "R1", Sample.Matrix);

        Assert.Empty(issues);
        Assert.Null(entry!.Appetite);
        Assert.Empty(entry.Measures);
    }

    [Theory]
    [InlineData("\"HR01\"", Trigger.Red)]
    [InlineData("{\"measure\":\"HR01\"}", Trigger.Red)]
    [InlineData("{\"measure\":\"HR01\",\"trigger\":\"amber-or-worse\"}", Trigger.AmberOrWorse)]
    public void A_measure_is_named_by_its_code_or_with_its_trigger(string json, Trigger trigger)
    {
        var measure = JsonSerializer.Deserialize<MeasureDocument>(json, PmifJson.Options);

        var (entry, _) = RiskReader.Read(Sample.Risk() with { Measures = [measure] }, "R1", Sample.Matrix);

        Assert.Equal(new WatchedMeasure("HR01", trigger), Assert.Single(entry!.Measures));
    }

    public static TheoryData<RiskDocument, string, string> Faulty => new()
    {
        { Sample.Risk() with { Title = " " }, "risk.text-missing", "title" },
        { Sample.Risk() with { Title = new string('x', 501) }, "risk.text-too-long", "title" },
        { Sample.Risk() with { Owner = null }, "risk.text-missing", "owner" },
        { Sample.Risk() with { Category = "a\u0000b" }, "risk.text-invalid", "category" },
        { Sample.Risk() with { Cause = new string('x', 5_001) }, "risk.text-too-long", "cause" },
        { Sample.Risk() with { Proximity = "soon" }, "risk.proximity-unknown", "proximity" },
        { Sample.Risk() with { Treatment = "ignore" }, "risk.treatment-unknown", "treatment" },
        { Sample.Risk() with { Appetite = "huge" }, "risk.appetite-unknown", "appetite" },
        { Sample.Risk() with { Measures = [new MeasureDocument("HR01", "purple")] }, "risk.trigger-unknown", "measures[0].trigger" },
        { Sample.Risk() with { Measures = [new MeasureDocument("HR 01")] }, "risk.code-invalid", "measures[0].measure" },
        { Sample.Risk() with { Measures = [null] }, "risk.code-invalid", "measures[0].measure" },
        { Sample.Risk("HR01", "HR01"), "risk.repeated", "measures[1]" },
        { Sample.Risk() with { Objectives = ["PO1", "PO1"] }, "risk.repeated", "objectives[1]" },
        { Sample.Risk() with { Objectives = [.. Enumerable.Range(0, 101).Select(i => $"PO{i}")] }, "risk.too-many", "objectives" },
        { Sample.Risk() with { Controls = [new ControlDocument("x", 4)] }, "risk.assurance-line-invalid", "controls[0].assuranceLine" },
        { Sample.Risk() with { Controls = [new ControlDocument(null)] }, "risk.text-missing", "controls[0].name" },
        { Sample.Risk() with { Scores = new Dictionary<string, AssessmentDocument?> { ["current"] = new(1, 1), ["residual"] = new(1, 1) } }, "risk.score-kind-unknown", "scores.residual" },
        { Sample.Risk() with { Scores = new Dictionary<string, AssessmentDocument?> { ["current"] = new(1, 1), ["Current"] = new(2, 1) } }, "risk.score-repeated", "scores.Current" },
        { Sample.Risk() with { Scores = null }, "risk.score-missing", "scores.current" },
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void Says_what_is_wrong_and_where(RiskDocument document, string code, string path)
    {
        var (entry, issues) = RiskReader.Read(document, "R1", Sample.Matrix);

        Assert.Null(entry);
        Assert.Equal((code, path), (Assert.Single(issues).Code, issues[0].Path));
    }

    [Fact]
    public void Refuses_a_code_that_is_none() =>
        Assert.Equal("risk.code-invalid", Assert.Single(RiskReader.Read(Sample.Risk(), "S R", Sample.Matrix).Issues).Code);

    [Fact]
    public void Tells_everything_at_once() =>
        Assert.Equal(3, RiskReader.Read(Sample.Risk() with { Title = null, Appetite = "x", Scores = null }, "R1", Sample.Matrix).Issues.Count);
}
