using System.Globalization;
using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Domain.Yaml;

/// <summary>What reading has found so far: the lines on which paths stand, and the issues.</summary>
internal sealed class PlanSource
{
    private readonly Dictionary<string, int> lines = [];
    private readonly List<PlanIssue> issues = [];

    public bool HasIssues => issues.Count > 0;

    public void Note(string path, int line) => lines.TryAdd(path, line);

    public void Add(string path, string code, string message) => issues.Add(new PlanIssue(path, code, message));

    /// <summary>The issues in the order of their lines.</summary>
    public IReadOnlyList<PlanIssue> Located(IEnumerable<PlanIssue> others) =>
        [.. issues.Concat(others).DistinctBy(issue => issue.Path).Select(issue => issue with { Line = LineOf(issue.Path) }).OrderBy(issue => issue.Line).Take(PlanIssue.Most)];

    public string Text(YamlNode node, string path)
    {
        Note(path, node.Line);
        return node switch
        {
            YamlText { IsNull: true } => "",
            YamlText text => text.Text.Trim(),
            _ => Expected<string>(node, path, "a text") ?? "",
        };
    }

    public int Number(string text, string path)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            Add(path, "framework.number-invalid", $"'{text}' is no whole number.");
        return number;
    }

    public T? Expected<T>(YamlNode node, string path, string what) where T : class
    {
        Note(path, node.Line);
        Add(path, "framework.shape", $"{(path.Length == 0 ? "The text" : $"'{path}'")} is not {what}.");
        return null;
    }

    // What is missing has no line; it is told at the line of what should have held it.
    private int LineOf(string path)
    {
        for (var at = path; ; at = at[..Math.Max(at.LastIndexOfAny(['.', '[']), 0)])
            if (lines.TryGetValue(at, out var line) || at.Length == 0)
                return Math.Max(line, 1);
    }
}
