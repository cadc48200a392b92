namespace Pmif.Measures.Features.Submissions.Adapters;

/// <summary>
/// The codes of Scotland and its councils by the names that the LGBF files use. Names and codes: ONS register of geographic codes, as in
/// <c>samples/ons/areas.csv</c>, Open Government Licence v3.0.
/// </summary>
internal static class ScottishAreas
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Aberdeen City"] = "S12000033", ["Aberdeenshire"] = "S12000034", ["Angus"] = "S12000041", ["Argyll and Bute"] = "S12000035",
        ["City of Edinburgh"] = "S12000036", ["Clackmannanshire"] = "S12000005", ["Dumfries and Galloway"] = "S12000006",
        ["Dundee City"] = "S12000042", ["East Ayrshire"] = "S12000008", ["East Dunbartonshire"] = "S12000045", ["East Lothian"] = "S12000010",
        ["East Renfrewshire"] = "S12000011", ["Falkirk"] = "S12000014", ["Fife"] = "S12000047", ["Glasgow City"] = "S12000049",
        ["Highland"] = "S12000017", ["Inverclyde"] = "S12000018", ["Midlothian"] = "S12000019", ["Moray"] = "S12000020",
        ["Na h-Eileanan Siar"] = "S12000013", ["North Ayrshire"] = "S12000021", ["North Lanarkshire"] = "S12000050", ["Orkney Islands"] = "S12000023",
        ["Perth and Kinross"] = "S12000048", ["Renfrewshire"] = "S12000038", ["Scottish Borders"] = "S12000026", ["Shetland Islands"] = "S12000027",
        ["South Ayrshire"] = "S12000028", ["South Lanarkshire"] = "S12000029", ["Stirling"] = "S12000030", ["West Dunbartonshire"] = "S12000039",
        ["West Lothian"] = "S12000040",
        ["Scotland"] = "S92000003", ["Edinburgh City"] = "S12000036", ["Edinburgh, City of"] = "S12000036", ["Eilean Siar"] = "S12000013",
        ["Comhairle nan Eilean Siar"] = "S12000013",
    };

    /// <summary>The code of the area of this name; any other text as it stands, since it may be a code itself.</summary>
    public static string CodeOf(string text)
    {
        var name = text.Trim().Replace("&", "and", StringComparison.Ordinal);
        return Codes.GetValueOrDefault(name, text);
    }
}
