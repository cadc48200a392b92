using System.Net;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Risk.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Tests.Features.Audit;
using Pmif.Web.Tests.Peers;

namespace Pmif.Web.Tests.SignIn;

/// <summary>A script in every text that the services tell, and every page that can be walked to.</summary>
public sealed partial class StoredScriptTests
{
    private const string Attack = "pwned\"'><img src=x onerror=pwned()><script>pwned()</script>";
    private const int MostPages = 120;

    private readonly HashSet<string> planted = [];

    [Fact]
    public async Task Stays_text_on_every_page_that_an_administrator_walks_to()
    {
        await using var site = await WebSite.Start(Planted());
        await site.SignIn(Role.Administrator);
        var (walked, told) = (new HashSet<string>(), new HashSet<string>());
        var ahead = new Queue<string>(["/", "/measures", "/measures/HR01", "/risks", "/framework", "/people", "/keys", "/audit", "/quality", "/corrections", "/target-proposals", "/scorecards", "/feeds"]);
        while (ahead.TryDequeue(out var path) && walked.Count < MostPages)
        {
            if (!walked.Add(path)) continue;
            using var answer = await site.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{path} answers {answer.StatusCode}.");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            // Neither quote ends an attribute, and nothing begins an element.
            Assert.DoesNotMatch("pwned[\"']|<img src=x|<script>|href=\"(javascript|data):", html);
            Assert.Contains("script-src 'self'; style-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            told.UnionWith(Markers().Matches(html).Select(match => match.Groups[1].Value));
            foreach (Match link in Links().Matches(html))
                if (WebUtility.HtmlDecode(link.Groups[1].Value) is var to && !to.Contains("sign-out", StringComparison.Ordinal)) ahead.Enqueue(to);
        }

        Assert.InRange(walked.Count, 25, MostPages);
        // What was planted and never met proves nothing.
        string[] met = ["Measure.name", "Measure.description", "Measure.owner", "Measure.caveats", "RiskEntry.title", "RiskEntry.owner", "Objective.name", "Outcome.name", "Person.name", "Key.name",
            "SeriesPoint.note", "GetSeriesResponse.in_words", "CommentaryVersion.text", "CommentaryVersion.written_by", "MeasureVersion.reason", "Correction.reason", "PeriodLock.reason", "TargetProposal.proposed_by", "AuditEntryMessage.why", "AreaValue.name", "ScorecardCell.name"];
        Assert.Empty(met.Except(told));
        Assert.True(told.Count > 25, string.Join(", ", planted.Except(told).Order()));
    }

    private Council Planted()
    {
        var council = SampleCouncil.Make();
        foreach (var measure in council.Measures)
            (measure.Description, measure.Owner, measure.Caveats, measure.SourceUrl) = ("What is counted", "An owner", "Be careful", "javascript:pwned()");
        foreach (var point in council.Series.Values.SelectMany(series => series.Points)) point.Note = "Said with it";
        council.Versions.Add(new MeasureVersion { Definition = council.Measures[0].Clone(), RecordedBy = "An Officer", Reason = "Reorganised", RecordedAt = Now });
        council.Commentary[("HR01", "", "2025-01-01/P3M")] = new()
        {
            Measure = "HR01", Period = "2025-01-01/P3M", PeriodLabel = "Q4 2024/25", Review = new(),
            Standing = new CommentaryVersion { Version = 1, Text = "Sickness rose", Html = "<p>kept as it is</p>", WrittenBy = "An Owner", WrittenAt = Now },
        };
        council.People.Add(new Person { Id = "p1", Name = "A Person", Email = "Mail", State = "active", Grants = { new Contracts.Access.V1.Grant { Role = "viewer", Services = { "A service" }, Origin = "kept" } } });
        council.Keys.Add(new Key { Id = "k1", Name = "A Key", Source = "hr", State = "active", CreatedBy = "An administrator" });
        council.Corrections.Add(new Correction { Measure = "HR01", PeriodLabel = "April 2024", State = "proposed", Reason = "Miscounted", ProposedBy = "An Owner", ProposedAt = Now, After = new CorrectionFigures { Value = "3", Flag = "revised" } });
        council.Locks.Add(new PeriodLock { PeriodLabel = "2024/25", Reason = "Reported to Cabinet", LockedBy = "Performance team", LockedAt = Now });
        council.TargetProposals.Add(new TargetProposal { Id = 7, State = "proposed", ProposedBy = "An Owner", ProposedAt = Now, Targets = new() { Measure = "HR01", ToleranceUnit = "relative", ToleranceAmount = "5", Reason = "Cabinet", Targets = { new GivenTarget { Period = "2025/26", Value = "8" } } } });
        council.TargetPreview = council.Targets[("HR01", "")].Clone();
        foreach (var service in new[] { "framework", "measures", "risk", "benchmarking", "reporting" })
            council.Trails[service] = [SampleTrail.Entry(1, "risk.set", "anna", name: "Anna")];
        Plant(council.Framework);
        foreach (var many in new IEnumerable<IMessage>[]
        {
            council.Measures, council.Breakdowns, council.Series.Values, council.Targets.Values, council.TargetProposals, council.Corrections, council.Locks, council.Scorecards, council.Risks,
            council.Comparisons.Values, council.People, council.Keys, council.Versions, council.Commentary.Values, council.Trails.Values.SelectMany(trail => trail),
        })
            foreach (var one in many) Plant(one);
        return council;
    }

    private static Timestamp Now => Timestamp.FromDateTime(SampleCouncil.Now);

    // What is written as people write, after whichever field it stands in: codes, figures, days and words of the contract have no capital and small letter together.
    private void Plant(IMessage? message)
    {
        if (message is null or Timestamp) return;
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.IsMap) continue;
            var value = field.Accessor.GetValue(message);
            if (field.IsRepeated && value is System.Collections.IList list)
            {
                for (var at = 0; at < list.Count; at++)
                    if (list[at] is IMessage inner) Plant(inner);
                    else if (list[at] is string text) list[at] = Attacked(field, text);
            }
            else if (value is IMessage inner) Plant(inner);
            else if (value is string text && text.Length > 0) field.Accessor.SetValue(message, Attacked(field, text));
        }
    }

    private string Attacked(FieldDescriptor field, string text)
    {
        // The service has made HTML of commentary safe before it tells it.
        if (field.Name is "html" || field.Name.EndsWith("_json", StringComparison.Ordinal) || !Prose().IsMatch(text)) return text;
        planted.Add($"{field.ContainingType.Name}.{field.Name}");
        return $"{text} [{field.ContainingType.Name}.{field.Name}] {Attack}";
    }

    [GeneratedRegex("[A-Z][a-z]|[a-z] [a-z]")]
    private static partial Regex Prose();

    [GeneratedRegex(@"\[([A-Za-z]+\.[a-z_]+)\] pwned(?:&quot;|&#34;)")]
    private static partial Regex Markers();

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Links();
}
