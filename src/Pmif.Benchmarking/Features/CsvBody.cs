using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features;

/// <summary>The body of a request that carries CSV, perhaps compressed.</summary>
internal static class CsvBody
{
    public const string ContentType = "text/csv";

    /// <summary>Limits of the body as it is read, which holds for what a compressed one unpacks to as well.</summary>
    public static RequestSizeLimitAttribute SmallLimit { get; } = new(32 * 1024 * 1024);

    /// <inheritdoc cref="SmallLimit"/>
    public static RequestSizeLimitAttribute LargeLimit { get; } = new(1024L * 1024 * 1024);

    /// <exception cref="FaultException">The body says that it is something else.</exception>
    public static Stream Of(HttpContext http) =>
        http.Request.ContentType is { } type && type.Split(';')[0].Trim().Equals(ContentType, StringComparison.OrdinalIgnoreCase)
            ? http.Request.Body
            : throw new FaultException(RequestFaults.ContentType.With($"This takes {ContentType}."));

    /// <summary>
    /// Says in the OpenAPI document that an end point takes CSV. Not by <c>Accepts</c>, which also steers routing and answers
    /// 404 for another content type where the address has further methods.
    /// </summary>
    public static RouteHandlerBuilder TakesCsv(this RouteHandlerBuilder endpoint, RequestSizeLimitAttribute limit) => endpoint
        .WithMetadata(limit)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { [ContentType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } },
            };
            return Task.CompletedTask;
        });
}
