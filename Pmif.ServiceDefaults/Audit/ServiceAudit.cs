using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pmif.ServiceDefaults;

internal static class ServiceAudit
{
    /// <summary>All that a service's audit trail needs besides its migration and <c>MapAudit</c>.</summary>
    public static AuditInterceptor AddAuditTrail<TDb>(this IHostApplicationBuilder builder) where TDb : ServiceDbContext
    {
        var (keys, people) = (new AuditKeys(builder.Configuration, ServiceName.Of<TDb>()), new AuditPeople());
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton(people);
        builder.Services.AddSingleton(new AuditTrail<TDb>(keys, people));
        builder.Services.AddScoped<AuditSealing<TDb>>();
        builder.Services.AddScoped<VerifyTrail<TDb>>();
        builder.Services.AddScoped<ListEntries<TDb>>();
        builder.Services.AddScoped<RemoveDetails<TDb>>();
        builder.Services.AddScoped<ForgetPerson<TDb>>();
        builder.Services.AddHostedService<AuditSealer<TDb>>();
        builder.Services.Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<TakenOutInterceptor<TDb>>());
        return new AuditInterceptor(keys, people);
    }
}
