namespace Pmif.Web.Components;

/// <summary>Addresses of pages. Codes come from councils and may hold any character.</summary>
public static class Links
{
    /// <summary>The page of a measure, for one breakdown where it is not the whole council.</summary>
    public static string Measure(string code, string breakdown = "") =>
        $"/measures/{Uri.EscapeDataString(code)}" + (breakdown.Length == 0 ? "" : $"?breakdown={Uri.EscapeDataString(breakdown)}");

    /// <summary>The points of a measure as CSV.</summary>
    public static string MeasureCsv(string code, string breakdown = "") =>
        $"/measures/{Uri.EscapeDataString(code)}/values.csv" + (breakdown.Length == 0 ? "" : $"?breakdown={Uri.EscapeDataString(breakdown)}");

    /// <summary>The control chart of a measure as CSV.</summary>
    public static string ControlCsv(string code, string breakdown = "") =>
        $"/measures/{Uri.EscapeDataString(code)}/control-chart.csv" + (breakdown.Length == 0 ? "" : $"?breakdown={Uri.EscapeDataString(breakdown)}");

    /// <summary>Where the commentary on a figure is written.</summary>
    public static string Commentary(string code, string breakdown, string period) =>
        $"/measures/{Uri.EscapeDataString(code)}/commentary?period={Uri.EscapeDataString(period)}" + (breakdown.Length == 0 ? "" : $"&breakdown={Uri.EscapeDataString(breakdown)}");

    /// <summary>The definition of a measure, with its versions.</summary>
    public static string Definition(string code) => $"/measures/{Uri.EscapeDataString(code)}/definition";

    /// <summary>Where the definition of a measure is changed.</summary>
    public static string EditDefinition(string code) => $"/measures/{Uri.EscapeDataString(code)}/definition/edit";

    /// <summary>Where one figure is entered.</summary>
    public static string Figure(string code, string breakdown) =>
        $"/measures/{Uri.EscapeDataString(code)}/figure" + (breakdown.Length == 0 ? "" : $"?breakdown={Uri.EscapeDataString(breakdown)}");

    /// <summary>Where the values of a series are verified, for one period where given.</summary>
    public static string Verification(string code, string breakdown = "", string period = "") =>
        $"/measures/{Uri.EscapeDataString(code)}/verification" + QueryString.Create([.. new KeyValuePair<string, string?>[] { new("breakdown", breakdown), new("period", period) }.Where(part => part.Value!.Length > 0)]);

    /// <summary>How far the figures of a measure can be relied on, and who says so.</summary>
    public static string Assurance(string code) => $"/measures/{Uri.EscapeDataString(code)}/assurance";

    /// <summary>The receipt of a submission.</summary>
    public static string Submission(string id) => $"/submissions/{Uri.EscapeDataString(id)}";

    /// <summary>The page of a scorecard, for one status where given.</summary>
    public static string Scorecard(string code, string status = "") =>
        $"/scorecards/{Uri.EscapeDataString(code)}" + (status.Length == 0 ? "" : $"?status={Uri.EscapeDataString(status)}");

    /// <summary>The page of a risk.</summary>
    public static string Risk(string code) => $"/risks/{Uri.EscapeDataString(code)}";

    /// <summary>The place of an objective on the page of the framework.</summary>
    public static string Objective(string code) => $"/framework#{Uri.EscapeDataString(code)}";

    /// <summary>Where targets of a series are proposed.</summary>
    public static string ProposeTargets(string code, string breakdown = "") =>
        $"/measures/{Uri.EscapeDataString(code)}/targets/propose" + (breakdown.Length == 0 ? "" : $"?breakdown={Uri.EscapeDataString(breakdown)}");

    /// <summary>The page of proposed targets, where they are decided.</summary>
    public static string TargetProposal(int id) => $"/target-proposals/{id}";
}
