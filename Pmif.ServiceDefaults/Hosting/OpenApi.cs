using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Pmif.ServiceDefaults;

/// <summary>Puts into <c>/openapi/v1.json</c> what the signatures of the end points do not show: pages and keys.</summary>
internal static class OpenApi
{
    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info.Title = context.ApplicationServices.GetRequiredService<Microsoft.Extensions.Hosting.IHostEnvironment>().ApplicationName;
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[SignIn.Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, or an access token of the council's provider." };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<MethodInfo>().Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(PageRequest)))) AddPage(operation);
            if (metadata.OfType<IAuthorizeData>().Any(data => RightsTable.Has(data.Policy) && !RightsTable.Of(data.Policy!).IsReading)) AddKey(operation, context.Document);
            return Task.CompletedTask;
        });
    });

    private static void AddPage(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "limit",
            In = ParameterLocation.Query,
            Description = "How many items at most.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = PageRequest.MaxLimit.ToString(CultureInfo.InvariantCulture),
                Default = PageRequest.DefaultLimit,
            },
        });
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "cursor",
            In = ParameterLocation.Query,
            Description = "What the page before gave as next.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void AddKey(OpenApiOperation operation, OpenApiDocument? document)
    {
        operation.Security ??= [];
        operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SignIn.Scheme, document)] = [] });
        operation.Responses ??= [];
        operation.Responses.TryAdd("401", new OpenApiResponse { Description = "No API key or token, or one that is not known." });
        operation.Responses.TryAdd("403", new OpenApiResponse { Description = "Whoever asks has not the right to do this, or not for what is touched." });
    }
}
