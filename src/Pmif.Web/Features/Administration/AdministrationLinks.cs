namespace Pmif.Web.Features.Administration;

/// <summary>Addresses of people and keys. Ids come from elsewhere and may hold any character.</summary>
public static class AdministrationLinks
{
    public static string Person(string id) => $"/people/{Uri.EscapeDataString(id)}";

    public static string Key(string id) => $"/keys/{Uri.EscapeDataString(id)}";
}
