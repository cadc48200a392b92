using System.Globalization;
using System.Text.RegularExpressions;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Commentary;

/// <summary>Recognises in a sentence that it says how the figure stands, why, what is done, by whom and by when.</summary>
public static partial class NamedElements
{
    /// <summary>The elements that a text names.</summary>
    /// <param name="sentences">The text, sentence by sentence.</param>
    /// <param name="period">The period it is about; a day before its end is no date by which something will be done.</param>
    public static IReadOnlySet<CommentaryElement> In(IReadOnlyList<string> sentences, Period period)
    {
        var named = new HashSet<CommentaryElement>();
        foreach (var sentence in sentences)
        {
            if (Status().IsMatch(sentence))
                named.Add(CommentaryElement.Status);
            if (Cause().IsMatch(sentence) && !UnknownCause().IsMatch(sentence))
                named.Add(CommentaryElement.Cause);
            if (Owner().IsMatch(sentence))
                named.Add(CommentaryElement.Owner);
            if (NoAction().IsMatch(sentence))
                continue;
            if (Action().IsMatch(sentence))
                named.Add(CommentaryElement.Action);
            if (Sentences.Clauses(sentence).Any(clause => HasDateAhead(clause, period)))
                named.Add(CommentaryElement.Date);
        }
        return named;
    }

    private static bool HasDateAhead(string clause, Period period) => RelativeDate().IsMatch(clause)
        || Date().Matches(clause).Any(match => (match.Groups["until"].Success || Ahead().IsMatch(clause)) && !IsBefore(match, period));

    private static bool IsBefore(Match match, Period period)
    {
        if (!int.TryParse(match.Groups["year"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return false;
        var ends = match.Groups["to"].Success || !match.Groups["month"].Success ? year + 1 : year;
        return match.Groups["month"].Success && DateTime.TryParseExact(match.Groups["month"].Value[..3], "MMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? new DateOnly(year, month.Month, DateTime.DaysInMonth(year, month.Month)) <= period.End
            : ends < period.End.Year;
    }

    private const RegexOptions Any = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\btargets?\b|\b(?:rag|rated|rating|status)\b|\b(?:is|are|was|remains?|stays?|moved to|turned|now) (?:at )?(?:red|amber|green|blue)\b(?! (?:bin|bins|space|spaces|waste|tape|badge|alert|flag))|\bperformance (?:is|was|has|have|remains?|remained|fell|dropped|rose|improved|declined|continues|dipped|slipped|worsened)\b|\b(?:rose|risen|fell|fallen|dropped|improved|worsened|declined|deteriorated)\b|\b(?:the|a|an|this) (?:\w+ )?(?:rise|increase|fall|drop|reduction|decrease|decline|improvement|deterioration)\b|\b\d[\d.,]*\b.{0,60}? against (?:an? |the )?\w+ of \d|\b\d[\d.,]*%? against (?:an? |the )?(?:\w+ of )?\d|\bonly \d|\b(?:more|fewer|less) than (?:in|at|the|a year|last|planned|expected|before|previous|this time)\b|\b(?:increased?|decreased?|higher|lower|up|down|better|worse|unchanged|level|compared)\b.{0,60}?\b(?:than|from|by|since|on|to|with|at|last|previous|compared|in the|this)\b|\b(?:overspend|underspend|shortfall|backlog) (?:of|is|stands)\b",
        Any)]
    private static partial Regex Status();

    [GeneratedRegex(@"\b(?:because|owing to|as a (?:direct )?(?:result|consequence) of|caused (?:by|mainly)|driven (?:mainly |largely |partly |primarily )?by|attribut(?:able|ed) to|reflects?|reflecting|stems? from|stemmed from|result(?:ed|s|ing)? (?:from|of)|explained by|arising from|arises? from|affected by|impacted by|impact(?:ed)? (?:of|on)|contribut(?:ed|es|ing) to|(?:has|have) led to|led to|pressures? (?:from|in|on)|linked to|reasons? (?:for|is|are|was|were|behind)|cause[sd]?(?: is| was| are| of)?:?|down to (?:the|a|an|higher|lower|staff|increased)|following (?:the|a|an)|given the|since (?:the|a) new|since (?:two|three|four|five|several|most|many|some|staff|our|fewer|more)\b|which (?:has |have )?(?:reduced|increased|delayed|slowed|meant|caused|pushed|cut|raised|stopped|left|held)|(?:volumes?|demand|referrals?|requests|caseloads?|enquiries|applications|costs?|prices) (?:has |have )?(?:doubled|rose|risen|increased|grew|grown|fell|fallen|surged|tripled)|bottlenecks?|posts? (?:is|are|were|was|remain(?:s|ed)?|stood|held|has been|have been) (?:empty|vacant|unfilled)|(?:empty|vacant|unfilled) posts?|after (?:the|an?|our) [\w ]{3,60}? (?:overran|failed|closed|broke down|left|was delayed)|hampered by|held up by|delayed by|disrupted by|(?:vacanc|absence|shortage|backlog)\w* (?:meant|have|has|mean))\b|\bdue (?:mainly |largely |partly |primarily |in part )?to (?!(?:be|start|begin|complete|open|report|go|finish|launch|return|end|close|take|come|join|move|conclude|commence|expire|run)\b)|\b(?:cause|reason|why)s?:",
        Any)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\b(?:causes?|reasons?)\b.{0,40}\b(?:not (?:yet )?(?:known|clear|understood|identified|established)|unknown|unclear|(?:is|are|being) (?:under investigation|investigated|looked into))\b", Any)]
    private static partial Regex UnknownCause();

    [GeneratedRegex(@"\b(?:will|is|are|has|have|was|were|to)(?: \w+ly| now| also| already| all| both| each| then| since)? (?:be |being |been )?(?:recruit|appoint|hir(?:e|ed|ing)\b|train(?!\s*(?:station|line))|introduc|implement|launch|review|redeploy|reallocat|redesign|replac|commission|procur|roll(?:ed|ing)? out|set up|setting up|put(?:ting)? in place|put(?:ting)? on|bring(?:ing)? in|brought in|mov(?:e|ed|ing)\b(?! (?:up|down|in|from|closer|towards?)\b)|revis|extend|automat|contact|writ(?:e|ing|ten) to|call(?:ed|ing)? every|visit|target(?:ed|ing)\b(?! (?:at|of))|strengthen|tighten|escalat|fill(?:ed|ing)?\b|fund|invest|deploy|offer|provid|deliver(?:ed|ing)?\b|work(?:ed|ing)? with|meet(?:ing)? (?:with|each|every|all)|audit|clear(?:ed|ing)?\b|prioriti[sz]|negotiat|re-?tender|consult|pilot|trial|develop|agree|chang(?:e|ed|ing) (?:the|how|our|to)|add(?:ed|ing)? |switch|install|upgrad|restructur|reorgani[sz]|publish|remind|chas(?:e|ed|ing)|hold(?:ing)? (?!steady|firm|level|up\b|at\b)|prepar|keep(?:ing)? (?:\w+ ){1,3}in place|run(?:ning)? (?:a|weekly|two|three|additional|extra)|start(?:ed|ing)? (?:a|to|the|weekly)|repair|book|split|pair|open(?:ed|ing)? (?:a|two|the|additional)|creat|establish|coach|support(?:ed|ing)?\b|focus|tackl|address(?:ed|ing)?\b|inspect|reinspect|enforc|issu(?:e|ed|ing)\b)"
        + @"|\b(?:actions?|improvement plan|recovery plan|next steps?|what we are doing)\b(?::| (?:is|are|was|were|has|have|agreed|taken|under way|underway|includes?|plan|in place))"
        + @"|^(?:recruit|introduce|train|review|launch|redesign|replace|move|appoint|commission|clear|contact|extend|automate|fill|hold|run|agree|bring in|set up|roll out|put in place|work with|prioritise|publish|pilot|write to) "
        + @"|\b(?:under ?way|in place)\b.{0,60}\bto (?:reduce|improve|clear|recover|bring|address|speed|fill)\b", Any)]
    private static partial Regex Action();

    [GeneratedRegex(@"\b(?:no (?:further |specific |additional )?actions? (?:is|are|was|has|have|needed|required|planned|can|at)|(?:continue to |closely )?monitor(?:ed|ing)? the (?:situation|position)$|no actions?\.?$)", Any)]
    private static partial Regex NoAction();

    [GeneratedRegex(@"\b(?:[Hh]ead|HEAD)s? of (?:the )?[A-Z]|\b(?:[Dd]eputy |[Aa]ssistant |[Ss]trategic |[Ss]ervice |[Mm]anaging |[Ii]nterim |[Ee]xecutive )?[Dd]irector\b|\b[Cc]hief (?:[Ee]xecutive|\w+ [Oo]fficer)\b|(?<!\b(?:[Ll]ine|each|every|a|any|vacant) )\b[Mm]anager\b(?! (?:post|posts|vacanc|role|absence|position|job))|\b[Tt]eam (?:[Ll]eader|[Mm]anager|[Ll]ead)\b|\b[Ll]ead(?:ing)? (?:[Oo]fficer|[Mm]ember)\b|\b(?:[Mm]onitoring|[Ss]ection 151|[Ss]151) [Oo]fficer\b|\b[Bb]usiness [Pp]artners?\b|\b[Pp]ortfolio [Hh]older\b|\b[Cc]abinet [Mm]ember\b|\b(?:[Pp]erformance|[Pp]rogramme|[Pp]roject|[Ii]mprovement|[Tt]ransformation|[Ss]teering|[Pp]artnership|[Cc]hange|[Ss]afeguarding) (?:[Bb]oard|[Gg]roup|[Pp]anel|[Cc]ommittee)\b|\b(?:[A-Z]\w+ ){1,3}(?:Officer|Lead|Leader|Adviser|Commissioner)\b|\b[Cc]o-?ordinator\b|\b[Ss]uperintendent\b|\b[Pp]rincipal [A-Z]\w+|\b(?:[Oo]wner|[Ll]ead|[Rr]esponsible(?: officer)?|[Aa]ccountable(?: officer)?|[Ww]ho)\s*(?::|-|–| is the)\s*[A-Z]|\b(?:[Ll]ed|[Oo]wned|[Oo]verseen|[Cc]haired) by (?:the )?[A-Z]|\b[A-Z][a-z]+(?: (?:and|&) [A-Z][a-z]+| [A-Z][a-z]+){0,3} ([Tt]eam|[Ss]ervice|[Uu]nit) (?:will|is|are|has|have)\b(?<!\bThe \w+ (?:will|is|are|has|have))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Owner();

    [GeneratedRegex(@"\b(?:(?<until>(?:by|when):?|until|till|before|no later than|not later than|deadline(?: of| is)?:?|date:|due(?: on| in| by)?:?|complete(?:d)? (?:in|on)|starts? (?:on|in)|starting (?:on|in)|effective from|target date(?: is| of)?:?|review(?:ed)? (?:on|in)|with effect from)|in|on|from|during|throughout|over|at)\s+(?:the\s+)?(?:(?:start|beginning|middle|end|close)\s+of\s+(?:the\s+)?)?(?:(?:early|mid|late)[- ])?(?:(?:mon|tues|wednes|thurs|fri)day,? )?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:,?\s+(?<year>20\d\d))?|(?:q[1-4]|h[12]|quarter (?:[1-4]|one|two|three|four)|spring|summer|autumn|winter|christmas|easter)\b(?:,?\s+(?:of\s+)?(?<year>20\d\d)(?<to>/\d\d)?)?|(?<year>20\d\d)(?<to>/\d\d)?\b|\d{1,2}/\d{1,2}/(?:20)?\d\d\b)",
        Any)]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(?:by|before|until) (?:the )?(?:(?:end|close) of )?(?:(?:the|this|next) )?(?:financial |calendar |school |reporting )?(?:year[- ]?end|year|quarter|month|week)\b|\b(?:next|the coming|this coming) (?:month|quarter|week|term|financial year|year|half[- ]year|reporting period)\b|\bwithin (?:the next )?(?:\w+|\d+) (?:days?|weeks?|months?|quarters?)\b|\bover the (?:next|coming) (?:\w+ )?(?:days?|weeks?|months?|quarters?)\b|\bin (?:the next )?(?:two|three|four|six|eight|twelve|\d+) (?:weeks?|months?)['’]?(?: time)?\b",
        Any)]
    private static partial Regex RelativeDate();

    [GeneratedRegex(@"\b(?:will|to be|plan(?:s|ned)?|expect(?:s|ed)?|due|scheduled?|next|shall|aim|forecast|from|starts?|starting|target date|complete by|action|deadline|(?:is|are) \w+ing|until|ends?|to (?:report|review|complete|finish|start|deliver|agree))\b", Any)]
    private static partial Regex Ahead();
}
