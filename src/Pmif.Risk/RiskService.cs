using MassTransit;
using Pmif.Contracts.Measures.V1;
using Pmif.Risk.Data;
using Pmif.Risk.Features.Matrices;
using Pmif.Risk.Features.Reviews;
using Pmif.Risk.Features.Risks;
using Pmif.Risk.Messaging.FromMeasures;
using Pmif.ServiceDefaults;

namespace Pmif.Risk;

/// <summary>The risk service from top to bottom.</summary>
internal static class RiskService
{
    public static void AddRisk(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<RiskDb>("risk-db");
        builder.AddServiceMessaging<RiskDb>(bus => bus.AddConsumer<MeasureUpdatedConsumer>());
        builder.AddServiceClient<Series.SeriesClient>("measures");
        builder.Services.AddSingleton(TimeProvider.System);

        builder.Services.AddScoped<ListRisks>();
        builder.Services.AddScoped<GetRisk>();
        builder.Services.AddScoped<ListScores>();
        builder.Services.AddScoped<PutRisk>();
        builder.Services.AddScoped<RiskViews>();

        builder.Services.AddScoped<ListReviews>();
        builder.Services.AddScoped<RecordReview>();

        builder.Services.AddScoped<GetMatrix>();
        builder.Services.AddScoped<PutMatrix>();

        builder.Services.AddScoped<AskMeasures>();
        builder.Services.AddScoped<SeeRating>();
        builder.Services.Configure<CatchUpOptions>(builder.Configuration.GetSection("Pmif:CatchUp"));
        builder.Services.AddHostedService<CatchUpMeasures>();
    }

    public static void MapRisk(this WebApplication app)
    {
        app.MapRisks();
        app.MapReviews();
        app.MapMatrices();
        app.MapAudit<RiskDb>();
        app.MapGrpcService<RisksGrpc>();
    }
}
