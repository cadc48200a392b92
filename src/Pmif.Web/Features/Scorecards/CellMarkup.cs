using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Pmif.Contracts.Primitives;
using Pmif.Contracts.Reporting.V1;
using Pmif.Web.Components;
using Pmif.Web.Wording;

namespace Pmif.Web.Features.Scorecards;

/// <summary>Writes a changed cell as the page would have shown it, so that a live update and a reload never differ.</summary>
public sealed class CellMarkup(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The row, the counts beside it and a sentence for those who listen to the page, as one line of JSON.</summary>
    public async Task<string> Write(CellChanged change)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var message = await renderer.Dispatcher.InvokeAsync(async () => new
        {
            key = CellMark.Key(change.Cell),
            stamp = CellMark.Stamp(change.Cell),
            row = await Render<MeasureRow>(renderer, new() { ["Cell"] = change.Cell }),
            counts = await Counts(renderer, change),
            numbers = Numbers(change.Counts),
            asOf = Dates.Time(change.Cell.UpdatedAt),
            announcement = $"{change.Cell.Name}: now {change.Cell.Display}, {Status.Of(change.Cell.Rag, change.Cell.Acceptable).Text}.",
        });
        return JsonSerializer.Serialize(message, PmifJson.Options);
    }

    // What the filter by status shows.
    private static Dictionary<string, int> Numbers(StatusCounts? counts) => counts is null ? [] :
        Wording.Counts.By(counts).Select(count => (count.Status.Code, count.Number)).Append(("all", Wording.Counts.Total(counts))).ToDictionary();

    private static async Task<Dictionary<string, string>> Counts(HtmlRenderer renderer, CellChanged change)
    {
        var counts = new Dictionary<string, string>();
        if (change.Counts is not null)
            counts[""] = await Render<CountsPanel>(renderer, new() { ["Counts"] = change.Counts });
        foreach (var group in change.Groups)
            counts[group.Group] = await Render<CountsPanel>(renderer, new() { ["Counts"] = group.Counts, ["Small"] = true });
        return counts;
    }

    private static async Task<string> Render<T>(HtmlRenderer renderer, Dictionary<string, object?> parameters) where T : IComponent =>
        (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString();
}
