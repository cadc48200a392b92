using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.SignIn;

public sealed class RightsTableTests
{
    [Fact]
    public void Is_what_the_documentation_says()
    {
        var documented = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "platform", "sign-in.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Count(c => c == '|') == 6);

        Assert.Equal(RightsTable.All.Select(Row), documented);
    }

    [Fact]
    public void Every_name_of_a_right_has_its_row()
    {
        var names = typeof(Rights).GetFields().Select(field => (string)field.GetValue(null)!);

        Assert.Equal(names.Order(), RightsTable.All.Select(right => right.Word).Order());
    }

    [Fact]
    public void A_role_without_limits_covers_all_and_one_with_limits_what_matches_any_of_them()
    {
        var remit = new Remit(["Housing"], [], ["PO1"], []);

        Assert.True(Remit.Everything.Covers(Subject.WholeCouncil));
        Assert.True(remit.Covers(Subject.OfMeasure("X", "HOUSING", "s")));
        Assert.True(remit.Covers(new Subject { Objectives = ["PO2", "po1"] }));
        Assert.False(remit.Covers(Subject.OfMeasure("X", "Housing Options", "s")));
        Assert.False(remit.Covers(Subject.WholeCouncil));
        Assert.False(Remit.OfServices("").Covers(Subject.OfMeasure("X", "", "s")));
    }

    [Theory]
    [InlineData(Role.Contributor, "PO1", null, null, true)]
    [InlineData(Role.Contributor, null, "Families", null, true)]
    [InlineData(Role.Contributor, null, null, "Housing", false)]
    [InlineData(Role.Contributor, null, null, null, false)]
    [InlineData(Role.MeasureOwner, "PO1", null, null, false)] // of risks
    [InlineData(Role.MeasureOwner, null, "Families", null, true)]
    [InlineData(Role.ScrutinyMember, null, "Families", null, false)] // only reads, whatever the limits
    public void A_role_limited_by_what_none_of_its_rights_knows_gives_nothing(Role role, string? objective, string? committee, string? service, bool nothing)
    {
        var remit = new Remit(Names(service), [], Names(objective), Names(committee));

        Assert.Equal(nothing, RightsTable.GivesNothing(new(role, remit)));

        static string[] Names(string? one) => one is null ? [] : [one];
    }

    [Theory]
    [InlineData("HR*", "HR01", true)]
    [InlineData("HR*", "FIN01", false)]
    [InlineData("hr01", "HR01", true)]
    [InlineData("HR01", "HR011", false)]
    [InlineData("*", "FIN01", true)]
    public void A_key_reaches_the_measures_it_is_limited_to(string pattern, string measure, bool may)
    {
        var key = new Caller(CallerKind.Machine, "k", "k") { Source = "hr", Measures = [pattern] };

        Assert.Equal(may, key.May(Rights.SubmitValues, Subject.OfMeasure(measure, "A", "hr")));
        Assert.False(key.May(Rights.SubmitValues, Subject.OfMeasure(measure, "A", "finance")));
    }

    private static string Row(Right right)
    {
        var roles = right.With.HasFlag(With.ServicesOnly) ? "services of the suite only" : right.Roles.Count == 0 ? "administrator only"
            : right.Roles.Count == Enum.GetValues<Role>().Length ? "everyone" : string.Join(", ", right.Roles.Select(role => Words.Of(role).Replace('-', ' ')));
        if (right.With.HasFlag(With.Named)) roles += ", people named for it";
        var limits = right.With.HasFlag(With.WithinService) ? "lead services" : right.With.HasFlag(With.WithinObjective) ? "objectives, directorates" : "";
        return $"| `{right.Word}` | {right.Means} | {roles} | {limits} | {(right.IsReading || right.With.HasFlag(With.SourceKeys) ? "yes" : "")} |";
    }
}
