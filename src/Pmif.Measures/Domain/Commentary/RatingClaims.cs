using System.Text.RegularExpressions;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Commentary;

/// <summary>
/// Finds clauses that say of the present figure what its status or direction denies. What is hoped for, past, of a part only or of others is no claim;
/// where a phrase can mean either, none is made.
/// </summary>
public static partial class RatingClaims
{
    private enum Claim { None, Good, Bad }

    /// <summary>The clauses of a sentence that contradict the facts.</summary>
    public static IEnumerable<CommentaryFinding> In(string sentence, CommentaryFacts facts)
    {
        foreach (var clause in Sentences.Clauses(sentence))
        {
            if (AgainstRating(clause, facts) is { } rating)
                yield return new(FindingCodes.ContradictsRating, Sentences.Passage(clause), rating);
            else if (AgainstDirection(clause, facts) is { } direction)
                yield return new(FindingCodes.ContradictsDirection, Sentences.Passage(clause), direction);
        }
    }

    private static string? AgainstRating(string clause, CommentaryFacts facts)
    {
        if (facts.Rag is not ({ } rag and (Rag.Red or Rag.Amber or Rag.Green or Rag.Blue)) || IsElsewhere(clause) || IsPast(clause, facts.Period))
            return null;
        // A colour that is named is that of the figure, whatever part of the council comes after it.
        if (Colour().Matches(clause).LastOrDefault() is { } named && !named.Groups["colour"].Value.Equals(Words.Of(rag), StringComparison.OrdinalIgnoreCase)
            && !Denied(clause, named.Index) && !InPart().IsMatch(clause[..named.Index]))
            return $"This says {named.Groups["colour"].Value.ToLowerInvariant()}; the figure is rated {Words.Of(rag)}.";
        return InPart().IsMatch(clause) ? null : (TargetClaim(clause, facts.Polarity), rag) switch
        {
            (Claim.Good, Rag.Red or Rag.Amber) => $"This says that the target is met; the figure is rated {Words.Of(rag)}.",
            (Claim.Bad, Rag.Green or Rag.Blue) => $"This says that the target is missed; the figure is rated {Words.Of(rag)}.",
            _ => null,
        };
    }

    private static Claim TargetClaim(string clause, Polarity polarity)
    {
        if (Missed().Match(clause) is { Success: true } missed && !Denied(clause, missed.Index))
            return Claim.Bad;
        if (Met().Match(clause) is { Success: true } met && !Denied(clause, met.Index))
            return Claim.Good;
        // "Above target" says what it means only where higher is better; where lower is, people mean either.
        if (polarity != Polarity.Higher || Beside().Match(clause) is not { Success: true } beside || Denied(clause, beside.Index))
            return Claim.None;
        return beside.Groups["over"].Success ? Claim.Good : Claim.Bad;
    }

    private static string? AgainstDirection(string clause, CommentaryFacts facts)
    {
        if (IsElsewhere(clause) || InPart().IsMatch(clause) || Before().IsMatch(clause) || ComparesOtherwise(clause, facts.Versus))
            return null;
        if (facts.Direction == Direction.Declining && Better().Match(clause) is { Success: true } better && !Denied(clause, better.Index, better))
            return $"This says that it improved; against {Comparator(facts.Versus)} it declined.";
        if (facts.Direction == Direction.Improving && Worse().Match(clause) is { Success: true } worse && !Denied(clause, worse.Index, worse))
            return $"This says that it got worse; against {Comparator(facts.Versus)} it improved.";
        return null;
    }

    private static bool IsElsewhere(string clause) => Hoped().IsMatch(clause) || Others().IsMatch(clause);

    // A quarter or month that is the figure's own is not past.
    private static bool IsPast(string clause, Period period) => Past().Matches(clause)
        .Any(match => !match.Groups["when"].Success || !period.Label.Contains(match.Groups["when"].Value, StringComparison.OrdinalIgnoreCase));

    private static bool ComparesOtherwise(string clause, DirectionVersus versus) => versus switch
    {
        DirectionVersus.PreviousPeriod => WithYear().IsMatch(clause),
        _ => WithPeriod().IsMatch(clause) || (versus == DirectionVersus.Baseline && WithYear().IsMatch(clause)),
    };

    private static string Comparator(DirectionVersus versus) => versus switch
    {
        DirectionVersus.PreviousPeriod => "the period before",
        DirectionVersus.SamePeriodLastYear => "the same period last year",
        _ => "the baseline",
    };

    private static bool Denied(string clause, int at, Match? claim = null) =>
        Denial().IsMatch(clause[Math.Max(0, at - 40)..at]) || (claim is not null && Denial().IsMatch(claim.Value + " "));

    private const RegexOptions Any = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Months = "january|february|march|april|june|july|august|september|october|november|december";

    [GeneratedRegex(@"\b(?:on|within) (?:the |our |its )?target\b(?! (?:to|for|by|group|range|date)\b)|\b(?:met|meets|meeting|achieved|achieves|achieving|hit|hits|beat|beaten|reached)(?: (?:the|our|its|this|both))?(?: \w+){0,2}? targets?\b(?! (?:group|date))|\btarget (?:of \S{1,12} )?(?:\w+ )?(?:has been|was|is|is being) (?:now |also |again |comfortably )?(?:met|achieved|hit|reached|beaten)\b|\b(?:ahead of|better than) (?:the |our |its )?target\b", Any)]
    private static partial Regex Met();

    [GeneratedRegex(@"\boff[- ]target\b|\bnot (?:\w+ )?(?:on|meeting|achieving|at) (?:the |our |its )?target\b|\b(?:missed|missing|misses|miss)(?: (?:the|our|its|this))?(?: \w+)? target\b|\b(?:failed to|did not|didn['’]t|do not|does not) (?:meet|achieve|reach|hit)(?: (?:the|our|its|this))?(?: \w+)? target\b|\b(?:not|never) (?:been )?(?:met|achieved|reached|hit)(?: (?:the|our|its))? target\b|\btarget (?:of \S{1,12} )?(?:has|was|is|have)(?: not|n['’]t)(?: been| being)? (?:met|achieved|hit|reached)\b|\btarget (?:of \S{1,12} )?(?:was|has been|is) missed\b|\b(?:short of|behind|worse than) (?:the |our |its )?target\b", Any)]
    private static partial Regex Missed();

    [GeneratedRegex(@"\b(?:(?<over>above|over|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?)|below|under)(?: (?:the|our|its|this))?(?: \w+)? target\b(?! (?:group|date))", Any)]
    private static partial Regex Beside();

    [GeneratedRegex(@"\b(?:rag|status|rating|rated|rates|flagged|reported|remains?|remained|stays?|is|now|currently|turned|moved|shows?|showing|shown)(?: (?:status|rating|as|at|is|to|now|currently|still|again|back|from \w+ to))*:? (?<colour>red|amber|green|blue)\b(?=$|[.,;:)!]| (?:and|for|because|due|as|but|this|against|in|at|after|following|since|again|rated|rating|status|on this)\b)|\b(?:rag|status)(?: rating| status)?:? (?<colour>red|amber|green|blue)\b", Any)]
    private static partial Regex Colour();

    private const string Subject = @"(?:performance|(?:the|this|our) (?:overall )?(?:figure|rate|result|results|measure|indicator|position|score|percentage|picture)|we)(?: (?:for|on|against|in) (?:this|the) \w+)?";

    private const string Verb = @"(?: (?:has|have|is|was|continues? to|also|again|now|further|steadily|slightly|significantly|markedly|not|no longer|been|be|be improving|only|got|getting))*";

    [GeneratedRegex(@"\b" + Subject + Verb + @" (?:improv(?:ed|es|ing|e)|better)\b|\b(?:an?|the|this) (?:\w+ )?improvement (?:on|from|compared|since|of)\b", Any)]
    private static partial Regex Better();

    // A rate that "declined" has fallen, which may be good; performance that declined has not.
    [GeneratedRegex(@"\b" + Subject + Verb + @" (?:worsen(?:ed|ing|s)|deteriorat(?:ed|ing|es|e)|worse)\b|\bperformance" + Verb + @" (?:declin(?:ed|ing|es|e)|slipped|dipped)\b|\ba (?:\w+ )?deterioration (?:on|from|compared|since|of)\b", Any)]
    private static partial Regex Worse();

    [GeneratedRegex(@"\b(?:not|never|none|neither|no longer|nearly|almost|nor|failed to|unable to|cannot|yet to|far from|instead of|rather than|away from|close to|without|hardly|no)\b[\w ]{0,24}$|\b(?:against|to|towards?)(?: the| our| its)?\s*$|n['’]t\b[\w ]{0,24}$", Any)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\b(?:will|would|should|could|may be|might|expect(?:s|ed)?|forecast\w*|predict\w*|projected|projection|anticipate[sd]?|aim(?:s|ing)?|plan(?:s|ned)? to|intend\w*|hope\w*|likely|get|getting|bring\w*|in order to|so that|until|unless|if|once|to be|needs? to|next (?:month|quarter|year|period)|by year[- ]end|the aim|our ambition)\b|\b(?:back|return\w*|recover\w*) (?:on|to|towards)\b", Any)]
    private static partial Regex Hoped();

    [GeneratedRegex(@"\b(?:last|previous|prior|earlier|had|historically|used to|previously|formerly|until recently)\b|\b(?:in|for|during|from|since|at) (?<when>q[1-4]|h[12]|20\d\d(?:/\d\d)?|" + Months + @")\b|\b(?<when>q[1-4])\b", Any)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(?:had (?:been )?|was (?:previously )?)(?:improv|worsen|deteriorat|declin)|\b(?:improved|worsened|deteriorated|declined|dipped|slipped) (?:in|during|over) (?:q[1-4]|20\d\d|last|the (?:previous|first|last)|" + Months + @")\b|\b(?:previously|historically|earlier)\b", Any)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:some|most|many|several|others?|all but|except\w*|apart from|partly|elsewhere|only|both|ward|wards|team|teams|directorates?|services|school|schools|site|sites|milestones?|project|programme|contract|sub-?measures?|stage \d|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?: out)? of)\b", Any)]
    private static partial Regex InPart();

    [GeneratedRegex(@"\b(?:england|national(?:ly)?|regional(?:ly)?|neighbours?|average|north east|comparators?|peers?|benchmarks?|contractors?|providers?|authorities|councils)\b", Any)]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?:last year|year[- ]on[- ]year|same (?:\w+ )?(?:quarter|month|period|point|time)|12 months|twelve months|a year ago|previous year|prior year|baseline|since 20\d\d|since (?:the )?pandemic)\b", Any)]
    private static partial Regex WithYear();

    [GeneratedRegex(@"\b(?:last|previous|preceding) (?:quarter|month|period|half)\b|\bsince (?:q[1-4]|" + Months + @")\b|\bquarter[- ]on[- ]quarter\b|\bmonth[- ]on[- ]month\b|\bon q[1-4]\b", Any)]
    private static partial Regex WithPeriod();
}
