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
    }

    public static void MapFramework(this WebApplication app)
    {
        app.MapFrameworks();
        app.MapGrpcService<FrameworksGrpc>();
        app.MapGrpcService<AccessGrpc>();
    }
}
