namespace Pmif.Web;

/// <summary>What this installation says of itself.</summary>
/// <param name="DemoMode">Whether it runs on demonstration data.</param>
/// <param name="AccessibilityContact">Where barriers are reported; empty until the council sets <c>Pmif:AccessibilityContact</c>.</param>
/// <param name="AccessContact">Whom to ask for a role; empty until the council sets <c>Pmif:AccessContact</c>.</param>
public sealed record Site(bool DemoMode, string AccessibilityContact, string AccessContact)
{
    /// <summary>Reads the <c>Pmif</c> settings.</summary>
    public static Site From(IConfiguration configuration) =>
        new(configuration.GetValue<bool>("Pmif:DemoMode"), configuration["Pmif:AccessibilityContact"] ?? "", configuration["Pmif:AccessContact"] ?? "");
}
