using System.Text.RegularExpressions;

namespace Pmif.Framework.Domain.Plans;

/// <summary>What must hold within a framework before it may become a version.</summary>
public static partial class PlanRules
{
    /// <summary>Longest name, part or role.</summary>
    public const int LongestText = 500;

    /// <summary>Longest vision.</summary>
    public const int LongestVision = 5_000;

    /// <summary>Everything that is wrong, in the order of the content; empty where nothing is.</summary>
    public static IEnumerable<PlanIssue> Check(Plan plan) =>
    [
        .. Code("code", plan.Code), .. Text("name", plan.Name), .. Text("council", plan.Council), .. AreaCode(plan.AreaCode),
        .. Optional("vision", plan.Vision, LongestVision, severalLines: true),
        .. Unique("objectives", plan.Objectives, o => o.Code), .. Each("objectives", plan.Objectives, (path, o) => Check(path, o, plan)),
        .. UniqueWithin(plan.Objectives.SelectMany((o, i) => o.Outcomes.Select((x, j) => ($"objectives[{i}].outcomes[{j}].code", x.Code)))),
        .. Unique("interventions", plan.Interventions, i => i.Code), .. Each("interventions", plan.Interventions, Check),
        .. UniqueWithin(plan.Interventions.SelectMany((n, i) => n.Milestones.Select((m, j) => ($"interventions[{i}].milestones[{j}].code", m.Code)))),
        .. Unique("scorecards", plan.Scorecards, s => s.Code), .. Each("scorecards", plan.Scorecards, Check),
        .. Unique("calendar", plan.Calendar, c => c.Code), .. Each("calendar", plan.Calendar, Check),
    ];

    private static IEnumerable<PlanIssue> Check(string path, Objective objective, Plan plan) =>
    [
        .. Named(path, objective.Code, objective.Name),
        .. Optional($"{path}.accountability.portfolioHolder", objective.Accountability.PortfolioHolder),
        .. Optional($"{path}.accountability.committee", objective.Accountability.Committee),
        .. Optional($"{path}.accountability.director", objective.Accountability.Director),
        .. Optional($"{path}.accountability.lead", objective.Accountability.Lead),
        .. Each($"{path}.outcomes", objective.Outcomes, (at, o) => [.. Named(at, o.Code, o.Name), .. Measures(at, o.Measures)]),
        .. Once($"{path}.interventions", objective.Interventions, "framework.intervention-repeated"),
        .. Each($"{path}.interventions", objective.Interventions, (at, code) => plan.Interventions.Any(i => i.Code == code)
            ? []
            : [new PlanIssue(at, "framework.intervention-unknown", $"There is no intervention '{code}' under interventions.")]),
    ];

    private static IEnumerable<PlanIssue> Check(string path, Intervention intervention) =>
    [
        .. Named(path, intervention.Code, intervention.Name),
        .. Each($"{path}.parts", intervention.Parts, (at, part) => Text(at, part)),
        .. Each($"{path}.milestones", intervention.Milestones, (at, m) => Named(at, m.Code, m.Name)),
    ];

    private static IEnumerable<PlanIssue> Check(string path, Scorecard scorecard) =>
    [
        .. Named(path, scorecard.Code, scorecard.Name),
        .. scorecard.ByObjective == scorecard.Perspectives.Count > 0
            ? [new PlanIssue(path, "framework.scorecard-groups", "A scorecard has either 'by: objective' or perspectives.")]
            : Array.Empty<PlanIssue>(),
        .. Unique($"{path}.perspectives", scorecard.Perspectives, p => p.Code),
        .. Each($"{path}.perspectives", scorecard.Perspectives, (at, p) => [.. Named(at, p.Code, p.Name), .. Measures(at, p.Measures)]),
    ];

    private static IEnumerable<PlanIssue> Check(string path, CalendarEntry entry) =>
    [
        .. Named(path, entry.Code, entry.Name), .. Text($"{path}.body", entry.Body),
        .. Each($"{path}.months", entry.Months, (at, month) => month is >= 1 and <= 12
            ? []
            : [new PlanIssue(at, "framework.month-invalid", "A month is a number from 1 to 12.")]),
        .. Once($"{path}.months", entry.Months, "framework.month-repeated"),
        .. entry.OffsetDays is < 0 or > 366
            ? [new PlanIssue($"{path}.offsetDays", "framework.offset-invalid", "offsetDays is a number from 0 to 366.")]
            : Array.Empty<PlanIssue>(),
    ];

    private static IEnumerable<PlanIssue> Named(string path, string code, string name) => [.. Code($"{path}.code", code), .. Text($"{path}.name", name)];

    private static IEnumerable<PlanIssue> Measures(string path, IReadOnlyList<string> measures) =>
        [.. Each($"{path}.measures", measures, Code), .. Once($"{path}.measures", measures, "framework.measure-repeated")];

    private static IEnumerable<PlanIssue> Code(string path, string code)
    {
        if (code.Length == 0)
            yield return Missing(path);
        else if (!CodeShape().IsMatch(code))
            yield return new(path, "framework.code-invalid", "A code is up to 64 letters, digits, '.', '_' or '-', and begins with a letter or digit.");
    }

    private static IEnumerable<PlanIssue> Text(string path, string text) => text.Length == 0 ? [Missing(path)] : Optional(path, text);

    private static IEnumerable<PlanIssue> Optional(string path, string text, int longest = LongestText, bool severalLines = false)
    {
        if (text.Length > longest)
            yield return new(path, "framework.text-too-long", $"The text has {text.Length} characters; {longest} are the most.");
        if (!IsPlain(text, severalLines))
            yield return new(path, "framework.text-invalid", severalLines ? "The text holds characters that cannot be shown." : "The text is not one line of characters that can be shown.");
    }

    private static IEnumerable<PlanIssue> AreaCode(string code) => code.Length == 0 || GssCode().IsMatch(code)
        ? []
        : [new PlanIssue("areaCode", "framework.area-code-invalid", "areaCode is a GSS code such as E08000037, or empty.")];

    private static PlanIssue Missing(string path) => new(path, "framework.text-missing", $"'{path[(path.LastIndexOf('.') + 1)..]}' is missing or empty.");

    private static IEnumerable<PlanIssue> Unique<T>(string path, IReadOnlyList<T> items, Func<T, string> code) =>
        UniqueWithin(items.Select((item, i) => ($"{path}[{i}].code", code(item))));

    private static IEnumerable<PlanIssue> UniqueWithin(IEnumerable<(string Path, string Code)> codes)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return codes.Where(c => c.Code.Length > 0 && !seen.Add(c.Code))
            .Select(c => new PlanIssue(c.Path, "framework.code-duplicate", $"The code '{c.Code}' is used already."));
    }

    private static IEnumerable<PlanIssue> Once<T>(string path, IReadOnlyList<T> items, string code)
    {
        var seen = new HashSet<T>();
        return items.Select((item, i) => (item, i)).Where(x => !seen.Add(x.item))
            .Select(x => new PlanIssue($"{path}[{x.i}]", code, $"'{x.item}' is listed already."));
    }

    private static IEnumerable<PlanIssue> Each<T>(string path, IReadOnlyList<T> items, Func<string, T, IEnumerable<PlanIssue>> check) =>
        items.SelectMany((item, i) => check($"{path}[{i}]", item));

    // A lone half of a surrogate pair cannot be written as UTF-8, so neither stored nor sent.
    private static bool IsPlain(string text, bool severalLines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && !(severalLines && text[i] == '\n'))
                return false;
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }
        return true;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex CodeShape();

    [GeneratedRegex(@"^[EWSNKJLM][0-9]{8}\z")]
    private static partial Regex GssCode();
}
