using System.Globalization;
using System.Text.RegularExpressions;

namespace Pmif.Measures.Domain.Commentary;

/// <summary>What the checker found in a commentary.</summary>
/// <param name="Names">The elements that it names.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="Findings">What its writer should look at, what is missing first.</param>
public sealed record CommentaryReview(IReadOnlyList<CommentaryElement> Names, int Words, IReadOnlyList<CommentaryFinding> Findings);

/// <summary>
/// Reads a commentary as a critical reader would: does it say status, cause, action, owner and date; does it contradict its own figure; is it last
/// time's text again; is it too long; may it identify a person. It goes by words, so it advises; only a person can judge.
/// </summary>
public static partial class CommentaryChecker
{
    private static readonly Dictionary<CommentaryElement, (string Code, string Message)> Missing = new()
    {
        [CommentaryElement.Status] = (FindingCodes.NoStatus, "It does not say how the figure stands against its target or the period before."),
        [CommentaryElement.Cause] = (FindingCodes.NoCause, "It does not say why."),
        [CommentaryElement.Action] = (FindingCodes.NoAction, "It does not say what is being done. Watching the figure is not an action."),
        [CommentaryElement.Owner] = (FindingCodes.NoOwner, "It does not say who answers for the action. Name a role, such as Head of Housing."),
        [CommentaryElement.Date] = (FindingCodes.NoDate, "It does not say by when."),
    };

    /// <summary>Checks a commentary in markdown against the figure it is about.</summary>
    public static CommentaryReview Check(string text, CommentaryFacts facts, CommentarySettings settings)
    {
        var sentences = Sentences.Of(text);
        var named = NamedElements.In(sentences, facts.Period);
        var words = Word().Count(text);
        var findings = new List<CommentaryFinding>();
        if (facts.IsRequired)
            findings.AddRange(settings.Elements.Where(element => !named.Contains(element)).Order()
                .Select(element => new CommentaryFinding(Missing[element].Code, "", Missing[element].Message)));
        findings.AddRange(sentences.SelectMany(sentence => RatingClaims.In(sentence, facts)));
        if (Resemblance.Of(text, facts.Previous) is var alike && alike >= settings.CopiedFrom)
            findings.Add(new(FindingCodes.Copied, Sentences.Passage(Shared(sentences, facts.Previous)),
                $"{(alike * 100).ToString("0", CultureInfo.InvariantCulture)}% of it is what was written about the period before. Say what is new."));
        if (words > settings.LongestWords)
            findings.Add(new(FindingCodes.TooLong, "", $"It has {words} words; a report has room for {settings.LongestWords}."));
        findings.AddRange(IdentifyingDetails.In(text, sentences));
        return new([.. named.Order()], words, findings);
    }

    // The longest sentence that stood there before too, or else the first.
    private static string Shared(IReadOnlyList<string> sentences, string previous)
    {
        var before = $" {string.Join(' ', Resemblance.Tokens(previous))} ";
        return sentences.Where(sentence => before.Contains($" {string.Join(' ', Resemblance.Tokens(sentence))} ", StringComparison.Ordinal))
            .MaxBy(sentence => sentence.Length) ?? sentences[0];
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,%/-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
