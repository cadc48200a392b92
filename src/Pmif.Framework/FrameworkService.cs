using Pmif.Framework.Data;
using Pmif.Framework.Features.Access;
using Pmif.Framework.Features.Frameworks;
using Pmif.ServiceDefaults;

namespace Pmif.Framework;

/// <summary>The framework service from top to bottom.</summary>
internal static class FrameworkService
{
    public static void AddFramework(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<FrameworkDb>("framework-db");
        builder.AddServiceMessaging<FrameworkDb>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped<LoadFramework>();
        builder.Services.AddScoped<GetFramework>();
        builder.Services.AddScoped<GetFrameworkYaml>();
        builder.Services.AddScoped<ListVersions>();
        builder.Services.AddSingleton<GrantsByGroup>();
        builder.Services.AddScoped<ResolvePerson>();
        builder.Services.AddScoped<ListPeople>();
        builder.Services.AddScoped<SetGrants>();
        builder.Services.AddScoped<RemovePerson>();
        builder.Services.AddScoped<ResolveKey>();
        builder.Services.AddScoped<ListKeys>();
        builder.Services.AddScoped<CreateKey>();
        builder.Services.AddScoped<RotateKey>();
        builder.Services.AddScoped<RevokeKey>();
        builder.Services.AddSingleton<KeyLookup>(services => async (sha256, ct) =>
        {
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ResolveKey>().Handle(sha256, ct);
        });
    }

    public static void MapFramework(this WebApplication app)
    {
        app.MapFrameworks();
        app.MapAccess();
        app.MapAudit<FrameworkDb>();
        app.MapGrpcService<FrameworksGrpc>();
        app.MapGrpcService<AccessGrpc>();
    }
}
