namespace Pmif.Measures.Domain.Commentary;

/// <summary>Something in a commentary that its writer should look at.</summary>
/// <param name="Code">Stable code, one of <see cref="FindingCodes"/>.</param>
/// <param name="Passage">The words it is about, 200 characters at most; empty where something is missing.</param>
/// <param name="Message">For people.</param>
public sealed record CommentaryFinding(string Code, string Passage, string Message);

/// <summary>The codes of findings.</summary>
public static class FindingCodes
{
    public const string NoStatus = "measures.commentary-no-status";
    public const string NoCause = "measures.commentary-no-cause";
    public const string NoAction = "measures.commentary-no-action";
    public const string NoOwner = "measures.commentary-no-owner";
    public const string NoDate = "measures.commentary-no-date";
    public const string ContradictsRating = "measures.commentary-contradicts-rating";
    public const string ContradictsDirection = "measures.commentary-contradicts-direction";
    public const string Copied = "measures.commentary-copied";
    public const string TooLong = "measures.commentary-too-long";
    public const string NamesPerson = "measures.commentary-names-person";
    public const string TellsAge = "measures.commentary-tells-age";
    public const string SmallNumber = "measures.commentary-small-number";
    public const string PersonalDetails = "measures.commentary-personal-details";
}
