using System.Text;

namespace Pmif.Web.Wording;

/// <summary>How commentary is told of.</summary>
public static class CommentaryWords
{
    /// <summary>Why a commentary is needed: <c>the figure is off target</c>.</summary>
    public static string Because(IEnumerable<string> reasons) => Join([.. reasons.Select(reason => reason switch
    {
        "red" => "the figure is off target",
        "amber" => "the figure is close to target",
        "amber-declining" => "the figure is close to target and getting worse",
        "spc-concern" => "the control chart shows a concern",
        "no-data" => "there is no figure",
        _ => reason,
    })]);

    /// <summary>Words as a sentence lists them: <c>cause, owner and date</c>.</summary>
    public static string Join(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words)
        : new StringBuilder().AppendJoin(", ", words.Take(words.Count - 1)).Append(" and ").Append(words[^1]).ToString();
}
