using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Frameworks;

internal static class FrameworksRest
{
    private const string Yaml = "application/yaml";

    public static void MapFrameworks(this IEndpointRouteBuilder endpoints)
    {
        var v1 = endpoints.MapGroup("/v1").WithETags().WithTags("Framework").RequireAuthorization(Rights.ReadFramework);

        v1.MapGet("/framework", async (int? version, GetFramework handler, CancellationToken ct) =>
                (await handler.Handle(new GetFrameworkRequest(version), ct)).ToHttp())
            .WithName("GetFramework").WithSummary("A version of the framework; the one in force unless named").ProducesProblem(404);

        v1.MapGet("/framework.yaml", async (int? version, GetFrameworkYaml handler, CancellationToken ct) =>
                (await handler.Handle(new GetFrameworkRequest(version), ct)).ToHttp(AsYaml))
            .WithName("GetFrameworkYaml").WithSummary("The same as YAML").Produces<string>(200, Yaml).ProducesProblem(404);

        v1.MapPut("/framework.yaml", async (HttpContext http, LoadFramework handler, CancellationToken ct) =>
                (await handler.Handle(new LoadFrameworkRequest(http.Request.Body, Caller.Of(http)), ct)).ToHttp())
            .RequireAuthorization(Rights.LoadFramework)
            .WithName("LoadFramework").WithSummary("Puts a framework in force as a new version, unless it is the one in force already")
            .Accepts<string>(Yaml, "application/x-yaml", "text/yaml", "text/x-yaml")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415);

        v1.MapGet("/framework/versions", async (PageRequest page, ListVersions handler, CancellationToken ct) =>
                (await handler.Handle(page, ct)).ToHttp())
            .WithName("ListVersions").WithSummary("All versions there have been, the latest first").ProducesProblem(400);
    }

    private static FileContentHttpResult AsYaml(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
        return TypedResults.Bytes(bytes, $"{Yaml}; charset=utf-8", entityTag: tag);
    }
}
