using Pmif.Contracts.Measures.Events;
using MassTransit;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Catalogue.Export;
using Pmif.Measures.Features.CloserLook;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Collection.Corrections;
using Pmif.Measures.Features.Collection.LateEntries;
using Pmif.Measures.Features.Collection.Locks;
using Pmif.Measures.Features.Collection.Windows;
using Pmif.Measures.Features.Commentary;
using Pmif.Measures.Features.Composites;
using Pmif.Measures.Features.Feeds;
using Pmif.Measures.Features.Feeds.Quarantine;
using Pmif.Measures.Features.Quality;
using Pmif.Measures.Features.Realism;
using Pmif.Measures.Features.Ratings;
using Pmif.Measures.Features.Recompute;
using Pmif.Measures.Features.ChartMarks;
using Pmif.Measures.Features.Gaps;
using Pmif.Measures.Features.RollUps;
using Pmif.Measures.Features.Feeds.Watch;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.StandardisedRates;
using Pmif.Measures.Features.Submissions;
using Pmif.Measures.Features.Submissions.Together;
using Pmif.Measures.Features.Targets;
using Pmif.Measures.Features.Targets.Proposals;
using Pmif.Measures.Messaging;
using Pmif.Measures.Messaging.FromSources;
using Pmif.ServiceDefaults;

namespace Pmif.Measures;

/// <summary>What the service is made of.</summary>
internal static class MeasuresService
{
    public static void AddMeasures(this WebApplicationBuilder builder)
    {
        // A gzip body that was cut off must not pass for a whole one; without this .NET takes what there is.
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);
        KeepSessions(builder.Configuration);
        builder.AddServiceDatabase<MeasuresDb>("measures-db");
        builder.Services.AddSingleton<Overtaking>(new Overtaking<MeasureUpdated>(update => update.Measure, JoinedUpdates.Of));
        builder.AddServiceMessaging<MeasuresDb>(bus => bus.AddConsumer<SubmissionConsumer>().ExcludeFromConfigureEndpoints(), SubmissionConsumer.Receive);
        builder.Services.Configure<SubmissionLimits>(builder.Configuration.GetSection("Pmif:Submissions"));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<CatalogueCache>();
        builder.Services.AddSingleton<SeriesMemory>();
        builder.Services.AddHostedService<CatalogueWarmUp>();

        builder.Services.AddScoped<DefineMeasure>();
        builder.Services.AddScoped<PeerCheck>();
        builder.Services.AddScoped<AddVersion>();
        builder.Services.AddScoped<RetireMeasure>();
        builder.Services.AddScoped<ListVersions>();
        builder.Services.AddScoped<GetMeasure>();
        builder.Services.AddScoped<ListMeasures>();
        builder.Services.AddScoped<ExportMeasures>();

        builder.Services.AddScoped<DefineBreakdown>();
        builder.Services.AddScoped<DefineBreakdowns>();
        builder.Services.AddScoped<GetBreakdown>();
        builder.Services.AddScoped<ListBreakdowns>();
        builder.Services.AddScoped<ListMembers>();

        builder.Services.AddScoped<ComputeComposites>();
        builder.Services.AddScoped<Recompute>();
        builder.Services.AddScoped<RecomputeComposites>();
        builder.Services.AddScoped<RecomputeStates>();
        builder.Services.AddScoped<RecomputeRatings>();

        builder.Services.AddScoped<SubmitValues>();
        builder.Services.AddSingleton<Turns>();
        builder.Services.AddScoped<SubmitTogether>();
        builder.Services.AddScoped<IdempotentSubmissions>();
        builder.Services.AddScoped<RevertSubmission>();
        builder.Services.AddScoped<IssueReaders>();
        builder.Services.AddScoped<GetSubmission>();
        builder.Services.AddScoped<ListIssues>();
        builder.Services.AddScoped<ListSubmissions>();

        builder.Services.AddScoped<GetWindow>();
        builder.Services.AddScoped<LockPeriod>();
        builder.Services.AddScoped<LiftLock>();
        builder.Services.AddScoped<ListLocks>();
        builder.Services.AddScoped<OpenLateEntry>();
        builder.Services.AddScoped<ListLateEntries>();
        builder.Services.AddScoped<ProposeCorrection>();
        builder.Services.AddScoped<AcceptCorrection>();
        builder.Services.AddScoped<CloseCorrection>();
        builder.Services.AddScoped<CorrectionDecision>();
        builder.Services.AddScoped<ListCorrections>();

        builder.Services.AddScoped<DefineFeed>();
        builder.Services.AddScoped<GetFeed>();
        builder.Services.AddScoped<ListFeeds>();
        builder.Services.AddScoped<FeedAdapter>();
        builder.Services.AddScoped<TellOverdue>();
        builder.Services.Configure<FeedWatchOptions>(builder.Configuration.GetSection("Pmif:Feeds"));
        builder.Services.AddHostedService<FeedWatch>();
        builder.Services.AddScoped<HoldBack>();
        builder.Services.AddScoped<TakeOver>();
        builder.Services.AddScoped<ListQuarantine>();
        builder.Services.AddScoped<ListHeldRows>();
        builder.Services.AddScoped<ReleaseQuarantine>();
        builder.Services.AddScoped<DiscardQuarantine>();

        builder.Services.Configure<TargetOptions>(builder.Configuration.GetSection("Pmif:Targets"));
        builder.Services.AddScoped<SetTargets>();
        builder.Services.AddScoped<PlanTargets>();
        builder.Services.AddScoped<StoreTargets>();
        builder.Services.AddScoped<PreviewTargets>();
        builder.Services.AddScoped<ReadTargets>();
        builder.Services.AddScoped<TryTargets>();
        builder.Services.AddScoped<ListTargetVersions>();
        builder.Services.AddScoped<ProposeTargets>();
        builder.Services.AddScoped<DecideTargets>();
        builder.Services.AddScoped<ListProposals>();
        builder.Services.AddScoped<GetTargets>();
        builder.Services.AddScoped<TargetHistory>();

        builder.Services.AddScoped<GetCommentary>();
        builder.Services.AddScoped<WriteCommentary>();
        builder.Services.AddScoped<EraseCommentary>();
        builder.Services.AddScoped<CheckCommentary>();
        builder.Services.AddScoped<ListCommentary>();
        builder.Services.AddScoped<ListMissing>();
        builder.Services.AddScoped<SetRule>();

        builder.Services.AddScoped<ListRatings>();
        builder.Services.AddScoped<FindRating>();
        builder.Services.AddScoped<OverrideRating>();
        builder.Services.AddScoped<ReviseRatings>();

        builder.Services.AddScoped<SetRules>();
        builder.Services.AddScoped<WarnOfRules>();
        builder.Services.AddScoped<VerifyValue>();
        builder.Services.AddScoped<AssessMeasure>();
        builder.Services.AddScoped<GetQuality>();

        builder.Services.AddScoped<MarkChart>();
        builder.Services.AddScoped<RemoveChartMark>();
        builder.Services.AddScoped<ListChartMarks>();

        builder.Services.AddScoped<GetSeries>();
        builder.Services.AddScoped<GetSpc>();
        builder.Services.AddScoped<GetTrend>();
        builder.Services.AddScoped<StreamStates>();
        builder.Services.AddScoped<GetRealism>();
        builder.Services.AddScoped<ListRealism>();
        builder.Services.AddScoped<GetRollUp>();
        builder.Services.AddScoped<GetGaps>();
        builder.Services.AddScoped<GetMeasureRate>();
        builder.Services.AddScoped<LookBehind>();
        builder.Services.AddScoped<GetCloserLook>();
        builder.Services.AddScoped<ListCloserLook>();
        builder.Services.AddScoped<SeriesRefresh>();
        builder.Services.AddScoped<SeriesRerating>();
    }

    // A session keeps its staging tables and the plans of its statements: making them anew costs more than a small submission itself.
    // Nothing else is left in a session.
    private static void KeepSessions(ConfigurationManager configuration)
    {
        if (configuration.GetConnectionString("measures-db") is { } connection)
            configuration["ConnectionStrings:measures-db"] = $"{connection};No Reset On Close=true";
    }

    public static void MapMeasures(this WebApplication app)
    {
        var v1 = app.MapGroup("/v1").WithETags();
        v1.MapCatalogue();
        v1.MapExport();
        v1.MapBreakdowns();
        v1.MapSubmissions();
        v1.MapWindows();
        v1.MapPeriodLocks();
        v1.MapLateEntries();
        v1.MapCorrections();
        v1.MapFeeds();
        v1.MapQuarantine();
        v1.MapTargets();
        v1.MapTargetProposals();
        v1.MapRatings();
        v1.MapRecompute();
        v1.MapSeries();
        v1.MapRealism();
        v1.MapRollUps();
        v1.MapGaps();
        v1.MapStandardisedRates();
        v1.MapCloserLook();
        v1.MapCommentary();
        v1.MapQuality();
        v1.MapChartMarks();

        app.MapAudit<MeasuresDb>();
        app.MapGrpcService<BreakdownsGrpc>();
        app.MapGrpcService<CatalogueGrpc>();
        app.MapGrpcService<CollectionGrpc>();
        app.MapGrpcService<CommentaryGrpc>();
        app.MapGrpcService<RealismGrpc>();
        app.MapGrpcService<RollUpsGrpc>();
        app.MapGrpcService<GapsGrpc>();
        app.MapGrpcService<RatesGrpc>();
        app.MapGrpcService<CloserLookGrpc>();
        app.MapGrpcService<FeedsGrpc>();
        app.MapGrpcService<QualityGrpc>();
        app.MapGrpcService<SeriesGrpc>();
        app.MapGrpcService<SubmissionsGrpc>();
        app.MapGrpcService<TargetsGrpc>();
    }
}
