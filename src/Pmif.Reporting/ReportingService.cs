using MassTransit;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Reporting.Data;
using Pmif.Reporting.Features.History;
using Pmif.Reporting.Features.Rebuilds;
using Pmif.Reporting.Features.Scorecards;
using Pmif.Reporting.Features.Scorecards.Live;
using Pmif.Reporting.Messaging.FromBenchmarking;
using Pmif.Reporting.Messaging.FromFramework;
using Pmif.Reporting.Messaging.FromMeasures;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting;

/// <summary>Everything that runs in this service.</summary>
internal static class ReportingService
{
    public const string Database = "reporting-db";

    public static void AddReporting(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);

        builder.AddServiceDatabase<ReportingDb>(Database);
        services.AddScoped<ScorecardQueries>();
        services.AddScoped<ScorecardWrites>();
        services.AddScoped<LayoutWrites>();
        services.AddScoped<CellStaging>();

        builder.AddServiceClient<Series.SeriesClient>("measures");
        builder.AddServiceClient<Catalogue.CatalogueClient>("measures");
        builder.AddServiceClient<Frameworks.FrameworksClient>("framework");
        builder.AddServiceClient<Comparisons.ComparisonsClient>("benchmarking");
        services.AddScoped<MeasuresReader>();
        services.AddScoped<FrameworkReader>();
        services.AddScoped<ComparisonsReader>();

        builder.AddServiceMessaging<ReportingDb>(bus =>
        {
            bus.AddConsumer<MeasureUpdatedConsumer>();
            bus.AddConsumer<MeasureDefinedConsumer>();
            bus.AddConsumer<FrameworkPublishedConsumer>();
            bus.AddConsumer<ComparisonsChangedConsumer>();
        });

        services.AddSingleton<CurrentScorecards>();
        services.AddSingleton<Watchers>();
        services.AddSingleton<LiveMetrics>();
        services.AddHostedService<ChangeListener>();
        services.AddScoped<ListScorecards>();
        services.AddScoped<GetScorecard>();
        services.AddScoped<PastScorecards>();
        services.AddScoped(provider => new Lazy<PastScorecards>(provider.GetRequiredService<PastScorecards>));
        services.AddScoped<WatchScorecard>();

        services.AddSingleton<RebuildWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<RebuildWorker>());
        services.AddScoped<RequestRebuild>();
        services.AddScoped<GetRebuild>();
        services.AddScoped<RunRebuild>();

        services.Configure<HistoryOptions>(builder.Configuration.GetSection("Pmif:Reporting"));
        services.AddHostedService<HistoryKeeper>();
        services.AddScoped<PurgeHistory>();
    }

    public static void MapReporting(this WebApplication app)
    {
        app.MapScorecards();
        app.MapRebuilds();
        app.MapAudit<ReportingDb>();
        app.MapGrpcService<ScorecardsGrpc>();
    }
}
