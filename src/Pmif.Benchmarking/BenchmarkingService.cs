using Microsoft.Extensions.DependencyInjection.Extensions;
using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Features.Areas;
using Pmif.Benchmarking.Features.Comparisons;
using Pmif.Benchmarking.Features.Groups;
using Pmif.Benchmarking.Features.OwnCouncil;
using Pmif.Benchmarking.Features.Values;
using Pmif.Benchmarking.Messaging;
using Pmif.Benchmarking.Messaging.FromFramework;
using Pmif.Benchmarking.Messaging.FromMeasures;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking;

/// <summary>Everything the service is made of.</summary>
internal static class BenchmarkingService
{
    public static void AddBenchmarking(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<BenchmarkingDb>("benchmarking-db");
        builder.AddServiceMessaging<BenchmarkingDb>(bus =>
        {
            bus.AddConsumer<MeasureUpdatedConsumer>();
            bus.AddConsumer<MeasureDefinedConsumer>();
            bus.AddConsumer<FrameworkPublishedConsumer>();
        });
        builder.AddServiceClient<Catalogue.CatalogueClient>("measures");
        builder.AddServiceClient<Series.SeriesClient>("measures");
        builder.AddServiceClient<Frameworks.FrameworksClient>("framework");
        builder.Services.AddHostedService<CatchUp>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddRequestDecompression();

        builder.Services.AddScoped<LoadAreas>();
        builder.Services.AddScoped<ListAreas>();
        builder.Services.AddScoped<PutGroup>();
        builder.Services.AddScoped<GetGroup>();
        builder.Services.AddScoped<ListGroups>();
        builder.Services.AddScoped<LoadValues>();
        builder.Services.AddScoped<CompareArea>();
        builder.Services.AddScoped<CompareMany>();
        builder.Services.AddScoped<KeepDefinition>();
        builder.Services.AddScoped<KeepOwnValues>();
        builder.Services.AddScoped<KeepOwnArea>();
    }

    public static void MapBenchmarking(this WebApplication app)
    {
        app.UseRequestDecompression();
        app.MapAreas();
        app.MapGroups();
        app.MapValues();
        app.MapComparisons();
        app.MapAudit<BenchmarkingDb>();
        app.MapGrpcService<ComparisonsGrpc>();
    }
}
