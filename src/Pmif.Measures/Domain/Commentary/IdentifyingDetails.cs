using System.Text.RegularExpressions;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Domain.Commentary;

/// <summary>Recognises what may let a reader recognise a person: contact details and numbers, a name with its title, an age, a very small number with its place.</summary>
public static partial class IdentifyingDetails
{
    /// <summary>What a text holds of them, each passage once.</summary>
    /// <param name="text">The text as it was written.</param>
    /// <param name="sentences">The same, sentence by sentence.</param>
    public static IEnumerable<CommentaryFinding> In(string text, IReadOnlyList<string> sentences)
    {
        if (PersonalData.IsIn(text))
        {
            var where = sentences.FirstOrDefault(PersonalData.IsIn) ?? text;
            yield return new(FindingCodes.PersonalDetails, Sentences.Passage(where),
                "This looks like an e-mail address, a telephone number, a postcode, or an NHS or National Insurance number. It cannot be kept.");
        }
        foreach (var sentence in sentences)
        {
            foreach (var name in Titled().Matches(sentence).Select(match => match.Value).Distinct())
                yield return new(FindingCodes.NamesPerson, name, "This names a person. Say the role instead.");
            foreach (var age in Age().Matches(sentence).Concat(Initials().Matches(sentence)).Select(match => match.Value.Trim()).Distinct())
                yield return new(FindingCodes.TellsAge, age, "A person of a stated age can be recognised by those who know the case.");
            if (Few().Match(sentence) is { Success: true } few && (Place().IsMatch(sentence) || SmallUnit().IsMatch(sentence)) && !Hired().IsMatch(sentence))
                yield return new(FindingCodes.SmallNumber, Sentences.Passage(sentence),
                    $"“{few.Value}” and where can point to persons. Leave out the number or the place.");
        }
    }

    // A street or a school may be called after a doctor.
    private const string Built = @"(?:Street|Road|Avenue|Lane|Way|House|Court|School|Academy|Hospital|Surgery|Centre)\b";

    private const string Person = "child|children|baby|pupils?|students?|young (?:person|people)|residents?|tenants?|famil(?:y|ies)|patients?|employees?|members? of staff|staff members?|care leavers?|wom[ae]n|m[ae]n|girls?|boys?|mothers?|fathers?|households?|service users?|claimants?|complainants?|victims?|carers?|clients?|customers?|adults?|people|persons?|refugees?|asylum seekers?|travellers?";

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? (?:[A-Z]['’])?[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?(?: (?!" + Built + @")[A-Z][a-z]+)?\b(?! " + Built + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\b(?:an?|one|the|this|that|whose) (?:[a-z]+ ){0,2}?\d{1,2}[- ]year[- ]old(?! (?:contract|building|system|boiler|vehicle|fleet|software|lease|agreement|policy|estate|roof|bridge|pipe|record|server|data|case|debt|plan|target|strategy|lift|stock|property|properties|road|equipment|machine)s?\b)\b|\b(?:boy|girl|man|woman|child|resident|tenant|pupil|student|employee|patient|person|who (?:is|was))(?: [a-z]+)?,? aged \d{1,2}\b(?! ?(?:to|and|or|[-–+]))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    [GeneratedRegex(@"\b(?:[A-Z]\.? ?){1,2}[A-Z]\.?,? ?(?:\((?:aged )?\d{1,2}\)|aged \d{1,2}\b|, \d{1,2}(?: years old|,))", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    [GeneratedRegex(@"(?<!\b(?:one|two|three|four|nine|1|2|3|4|9) (?:in|out of) )\b(?:(?:only |just )?(?:one|two|three|four|[1-4])|a single|a couple of)\s+(?!in\b|of\b|out\b|per\b|%|days?\b|weeks?\b|months?\b)(?:[a-z-]+\s+){0,3}?(?:" + Person + @")\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Few();

    [GeneratedRegex(@"\b(?:in|at|from|near|on) (?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|England|Wales|Scotland|Britain|UK|Cabinet|Council|Quarter|Year|Phase|Stage|Spring|Summer|Autumn|Winter|Christmas|Easter|North|Q\d)\b)[A-Z][a-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:ward|street|estate|care home|children['’]s home|primary school|academy|hostel|depot)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SmallUnit();

    [GeneratedRegex(@"\b(?:recruit|appoint|hir(?:ed|ing)|train(?:ed|ing)|joined|seconded|vacan|posts?|redeploy|additional|extra|new)\w*\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hired();
}
