using System.Globalization;
using System.Text;

namespace Pmif.AppHost.Local;

/// <summary>The state of the suite as people read it in a terminal.</summary>
internal static class StatusTable
{
    public static string Of(SuiteStatus status)
    {
        var width = status.Resources.Max(resource => resource.Name.Length);
        var text = new StringBuilder();
        foreach (var resource in status.Resources)
        {
            var addresses = string.Join("  ", resource.Endpoints.Select(endpoint => $"{endpoint.Key} {endpoint.Value}"));
            var line = string.Create(CultureInfo.InvariantCulture, $"{resource.Name.PadRight(width)}  {resource.State,-8}  {resource.ProcessId,7}  {addresses}");
            text.AppendLine(line.TrimEnd());
        }

        return text.ToString();
    }
}
