namespace Pmif.Web.Wording;

/// <summary>What is noted on a figure, in words and in the shorthand of government statistics.</summary>
public static class Flags
{
    /// <summary>Such as <c>Provisional</c>; empty where nothing is noted.</summary>
    public static string Words(string flag) => flag switch
    {
        "" or "none" => "",
        "break" => "Not comparable with earlier figures",
        "low" => "Rounds to 0 but is not",
        "confidential" => "Withheld so that nobody can be recognised",
        _ => Plain.Words(flag),
    };

    /// <summary>What stands in place of a figure that is missing.</summary>
    public static string Shorthand(string flag) => flag switch
    {
        "confidential" => "[c]",
        "not-applicable" => "[z]",
        "none-recorded" => "[w]",
        "low" => "[low]",
        "low-reliability" => "[u]",
        "not-available" => "[x]",
        _ => "No figure",
    };
}
