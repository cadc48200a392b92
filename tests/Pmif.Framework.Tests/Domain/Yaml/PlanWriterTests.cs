using FsCheck;
using FsCheck.Fluent;
using Pmif.Framework.Domain.Plans;
using Pmif.Framework.Domain.Yaml;

namespace Pmif.Framework.Tests.Domain.Yaml;

public sealed class PlanWriterTests
{
    private static readonly Plan Plan = PlanReader.Read(Sample.Yaml).Plan!;

    [Fact]
    public void What_is_written_reads_as_the_same_framework()
    {
        var text = PlanWriter.Write(Plan);
        var (again, issues) = PlanReader.Read(text);

        Assert.Empty(issues);
        Assert.Equivalent(Plan, again, strict: true);
        Assert.Equal(text, PlanWriter.Write(again!));
    }

    [Fact]
    public void Writes_in_the_form_that_people_keep_frameworks_in()
    {
        var text = PlanWriter.Write(Plan);

        Assert.StartsWith("code: sample\nname: Sample framework\n", text, StringComparison.Ordinal);
        Assert.Contains("\neffectiveFrom: 2024-04-01\nobjectives:\n  - code: PO1\n", text, StringComparison.Ordinal);
        Assert.Contains("        measures: [CHI02, CHI01]\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("2024")]
    [InlineData("1e3")]
    [InlineData("-")]
    [InlineData("- a list")]
    [InlineData("a: b")]
    [InlineData("ends with:")]
    [InlineData("a #comment")]
    [InlineData("#comment")]
    [InlineData("'quoted'")]
    [InlineData("\"quoted\"")]
    [InlineData("it's")]
    [InlineData("back\\slash")]
    [InlineData("&anchor")]
    [InlineData("*alias")]
    [InlineData("!tag")]
    [InlineData("% percent")]
    [InlineData("@at")]
    [InlineData("[x]")]
    [InlineData("{x}")]
    [InlineData("a, b")]
    [InlineData("| pipe")]
    [InlineData("> fold")]
    [InlineData("? key")]
    [InlineData("--- x")]
    [InlineData("...")]
    [InlineData("Ynys Môn – 100 % 🙂")]
    [InlineData("line\u2028separator")]
    public void Any_name_survives(string name) => Survives(name, "", []);

    [Theory]
    [InlineData("first\nsecond")]
    [InlineData("first\n\n  indented\n# no comment\nlast:")]
    [InlineData("- first\n- second")]
    public void A_vision_may_have_several_lines(string vision) => Survives("name", vision, []);

    [Fact]
    public void Any_text_that_the_rules_allow_survives()
    {
        var letters = Gen.Elements(" -:#'\"\\[]{},&*!|>%@`?~=<.\u00A0\u0085\u2029\uFEFFéaZ019".ToCharArray());
        var texts = Gen.ListOf(letters, 12).Select(chars => string.Concat(chars).Trim());
        Prop.ForAll(texts.Three().ToArbitrary(), t => Survives("x" + t.Item1.Replace("\u0085", "", StringComparison.Ordinal), t.Item2.Replace("\u0085", "\n", StringComparison.Ordinal).Trim(), [t.Item3.Replace("\u0085", "", StringComparison.Ordinal) + "y"]))
            .QuickCheckThrowOnFailure();
    }

    private static void Survives(string name, string vision, string[] parts)
    {
        var plan = Plan with { Name = name, Vision = vision, Interventions = [Plan.Interventions[0] with { Parts = parts }, Plan.Interventions[1]] };

        var (again, issues) = PlanReader.Read(PlanWriter.Write(plan));

        Assert.Empty(issues);
        Assert.Equal((name, vision), (again!.Name, again.Vision));
        Assert.Equal(parts.Select(p => p.Trim()), again.Interventions[0].Parts);
    }
}
