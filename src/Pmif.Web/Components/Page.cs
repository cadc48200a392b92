using Microsoft.AspNetCore.Components;
using Pmif.Web.Peers;

namespace Pmif.Web.Components;

/// <summary>What the pages share: the request's end, and an honest status code where the main part of the page is not there.</summary>
public abstract class Page : ComponentBase
{
    /// <summary>The request that is being answered.</summary>
    [CascadingParameter] public required HttpContext Http { get; set; }

    /// <summary>Ends when the reader leaves.</summary>
    protected CancellationToken Gone => Http.RequestAborted;

    /// <summary>Asks for what the page shows. The page is rendered once, when everything has answered.</summary>
    protected abstract Task Load();

    /// <inheritdoc />
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Load();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Makes the answer 404, 403 or 503 where the part the page is about is missing, not for the reader, or cannot be reached. A 404 is then answered with the page for it.</summary>
    protected void Needs<T>(Part<T> part) where T : class
    {
        if (part.Value is null)
            Http.Response.StatusCode = part.IsMissing ? StatusCodes.Status404NotFound : part.IsRefused ? StatusCodes.Status403Forbidden : StatusCodes.Status503ServiceUnavailable;
    }
}
