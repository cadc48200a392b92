using System.Text.RegularExpressions;
using Pmif.Testing;
using Pmif.Web.Wording;

namespace Pmif.Web.Tests.Wording;

public sealed partial class AuditWordsTests
{
    [Fact]
    public void Every_action_that_a_service_records_can_be_looked_for()
    {
        var known = AuditWords.Actions.SelectMany(group => group.Actions).ToHashSet();
        var recorded = Sources().SelectMany(file => Action().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(recorded.Count > 30, $"only {recorded.Count} were found");
        Assert.All(recorded, action => Assert.True(action.EndsWith('.') ? known.Any(one => one.StartsWith(action, StringComparison.Ordinal)) : known.Contains(action), action));
    }

    [Fact]
    public void Actions_read_as_words()
    {
        Assert.Equal("Late entry opened", AuditWords.Action("late-entry.opened"));
        Assert.Equal("Something new done", AuditWords.Action("something-new.done"));
        var all = AuditWords.Actions.SelectMany(group => group.Actions).ToList();
        Assert.Equal(all.Count, all.Select(AuditWords.Action).Distinct().Count());
    }

    private static IEnumerable<string> Sources() => new[] { "Pmif.Framework", "Pmif.Measures", "Pmif.Risk", "Pmif.Benchmarking", "Pmif.Reporting" }
        .SelectMany(service => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", service, "Features"), "*.cs", SearchOption.AllDirectories));

    // Also what is put together, such as $"targets.{state}": its beginning.
    [GeneratedRegex("""(?:Record\(new\(|AuditEntry\(|SubmissionAudit\.Of\(row, |Withdrawn \? )\$?"([a-z-]+\.[a-z-]*)""")]
    private static partial Regex Action();
}
