using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Matrices;
using Pmif.Risk.Domain.Scores;
using Pmif.Risk.Domain.Triggers;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Domain.Register;

/// <summary>A risk from what was sent.</summary>
public sealed class RiskReader
{
    /// <summary>Most objectives, measures or controls of one risk.</summary>
    public const int Most = 100;

    private readonly List<FaultIssue> issues = [];

    private RiskReader()
    {
    }

    /// <summary>The risk, or everything that is wrong with it when judged by the matrix in force.</summary>
    public static (RiskEntry? Entry, IReadOnlyList<FaultIssue> Issues) Read(RiskDocument document, string code, RiskMatrix matrix)
    {
        var reader = new RiskReader();
        var entry = reader.Entry(document, code);
        reader.Check(entry, matrix);
        return reader.issues.Count == 0 ? (entry, []) : (null, reader.issues);
    }

    private RiskEntry Entry(RiskDocument document, string code) => new(
        code, Text(document.Title), Text(document.Cause), Text(document.Event), Text(document.Consequence), Text(document.Category), Text(document.Owner),
        Word<Proximity>("proximity", document.Proximity), Word<Treatment>("treatment", document.Treatment), Word<Appetite>("appetite", document.Appetite),
        Scores(document.Scores), [.. (document.Objectives ?? []).Select(Text)],
        [.. (document.Measures ?? []).Select((m, i) => new WatchedMeasure(Text(m?.Measure), Word<Trigger>($"measures[{i}].trigger", m?.Trigger) ?? Trigger.Red))],
        [.. (document.Controls ?? []).Select(c => new Control(Text(c?.Name), c?.AssuranceLine ?? 0, c?.LastTested))], document.ReviewDue);

    private Dictionary<ScoreKind, Assessment> Scores(IReadOnlyDictionary<string, AssessmentDocument?>? sent)
    {
        var scores = new Dictionary<ScoreKind, Assessment>();
        foreach (var (word, score) in sent ?? new Dictionary<string, AssessmentDocument?>())
        {
            if (!Words.TryRead<ScoreKind>(word, out var kind))
                issues.Add(new("risk.score-kind-unknown", $"A score is one of: {string.Join(", ", Words.All<ScoreKind>())}.", $"scores.{word}"));
            else if (score is not null && !scores.TryAdd(kind, new Assessment(score.Likelihood, score.Impact, Text(score.Rationale))))
                issues.Add(new("risk.score-repeated", $"The score '{word}' is given twice.", $"scores.{word}"));
        }
        return scores;
    }

    private T? Word<T>(string path, string? word) where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(word))
            return null;
        if (Words.TryRead<T>(word.Trim(), out var value))
            return value;
        issues.Add(new($"risk.{Name<T>()}-unknown", $"'{word}' is none of: {string.Join(", ", Words.All<T>())}.", path));
        return null;
    }

    private void Check(RiskEntry entry, RiskMatrix matrix)
    {
        issues.AddRange([
            .. TextRules.Code("code", entry.Code), .. TextRules.Needed("title", entry.Title), .. TextRules.Needed("category", entry.Category),
            .. TextRules.Needed("owner", entry.Owner), .. TextRules.Optional("cause", entry.Cause, TextRules.Long),
            .. TextRules.Optional("event", entry.Event, TextRules.Long), .. TextRules.Optional("consequence", entry.Consequence, TextRules.Long),
            .. entry.Scores.SelectMany(s => TextRules.Optional($"scores.{Words.Of(s.Key)}.rationale", s.Value.Rationale, TextRules.Long)),
            .. ScoreRules.Check(entry.Scores, matrix),
            .. Each("objectives", entry.Objectives, objective => objective, TextRules.Code),
            .. Each("measures", entry.Measures, measure => measure.Measure, (path, measure) => TextRules.Code($"{path}.measure", measure.Measure)),
            .. Each("controls", entry.Controls, control => control.Name, Control),
        ]);
    }

    private static IEnumerable<FaultIssue> Control(string path, Control control)
    {
        if (control.AssuranceLine is < 1 or > 3)
            yield return new("risk.assurance-line-invalid", "The line of assurance is 1, 2 or 3.", $"{path}.assuranceLine");
        foreach (var issue in TextRules.Needed($"{path}.name", control.Name))
            yield return issue;
    }

    private static IEnumerable<FaultIssue> Each<T>(string path, IReadOnlyList<T> items, Func<T, string> name, Func<string, T, IEnumerable<FaultIssue>> check)
    {
        if (items.Count > Most)
            return [new("risk.too-many", $"There are {items.Count}; {Most} are the most.", path)];
        var seen = new HashSet<string>();
        return items.SelectMany((item, i) => seen.Add(name(item))
            ? check($"{path}[{i}]", item)
            : [new FaultIssue("risk.repeated", $"'{name(item)}' is listed already.", $"{path}[{i}]")]);
    }

    private static string Text(string? text) => text?.Trim() ?? "";

    private static string Name<T>() => typeof(T).Name.ToLowerInvariant();
}
