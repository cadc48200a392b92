namespace Pmif.Framework.Domain.Plans;

/// <summary>One thing that keeps a text from being a framework.</summary>
/// <param name="Path">Where in the content, such as <c>objectives[0].outcomes[2].name</c>; empty for the whole.</param>
/// <param name="Code">Stable, e.g. <c>framework.code-duplicate</c>.</param>
/// <param name="Line">Line of the text, from 1; 0 where it is not known.</param>
public sealed record PlanIssue(string Path, string Code, string Message, int Line = 0)
{
    /// <summary>No more than this many are told at once.</summary>
    public const int Most = 100;
}
