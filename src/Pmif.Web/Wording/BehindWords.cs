using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>How parts that are worse off than their whole are told of.</summary>
public static class BehindWords
{
    /// <summary>What a set of parts is called, as a heading.</summary>
    public static string Set(PartsOfWhole set) => (set.Kind, set.Set) switch
    {
        ("area", "E05" or "W05") => "Wards",
        ("area", "E01" or "W01") => "Small areas (LSOA)",
        ("area", _) => "Areas",
        ("locality", _) => "Localities",
        ("service", _) => "Services",
        ("directorate", _) => "Directorates",
        ("equality", _) => "Equality groups",
        ("deprivation", _) => "Deprivation groups",
        ("contract", _) => "Contracts",
        var (kind, _) => Plain.Words(kind),
    };

    /// <summary>Why a part is listed.</summary>
    public static string Why(HiddenPart part) => (part.IsRed, part.IsWorse) switch
    {
        (true, true) => "Off target and getting worse",
        (true, _) => "Off target",
        _ => "Getting worse",
    };

    /// <summary>Whether it may be chance.</summary>
    public static string Evidence(HiddenPart part) => part.Evidence switch
    {
        "beyond-chance" => "Worse than the whole by more than chance",
        "within-chance" => part.HasChance ? $"May be chance: {Forecasts.Chance(part.Chance)} of parts like the whole would be as bad" : "May be chance",
        _ => "Not tested: no counts",
    };
}
