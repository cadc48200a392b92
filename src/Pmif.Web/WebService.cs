using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Audit.V1;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Reporting.V1;
using Pmif.Contracts.Risk.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Components;
using Pmif.Web.Features.Audit;
using Pmif.Web.Features.Closing;
using Pmif.Web.Features.Commentary;
using Pmif.Web.Features.Definitions;
using Pmif.Web.Features.Feeds;
using Pmif.Web.Features.Home;
using Pmif.Web.Features.Keys;
using Pmif.Web.Features.Measures;
using Pmif.Web.Features.People;
using Pmif.Web.Features.Quality;
using Pmif.Web.Features.Risks;
using Pmif.Web.Features.Scorecards;
using Pmif.Web.Features.SignIn;
using Pmif.Web.Features.Sources;
using Pmif.Web.Features.Submissions;
using Pmif.Web.Features.Targets;
using Pmif.Web.Peers;
using Pmif.Web.SignIn;

namespace Pmif.Web;

/// <summary>Everything the staff site is made of.</summary>
public static class WebService
{
    /// <summary>Registers the peers, the parts of pages and the component renderer.</summary>
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        builder.AddServiceClient<Frameworks.FrameworksClient>("framework");
        builder.AddServiceClient<Breakdowns.BreakdownsClient>("measures");
        builder.AddServiceClient<Catalogue.CatalogueClient>("measures");
        builder.AddServiceClient<Pmif.Contracts.Measures.V1.CloserLooks.CloserLooksClient>("measures");
        builder.AddServiceClient<Collection.CollectionClient>("measures");
        builder.AddServiceClient<Commentaries.CommentariesClient>("measures");
        builder.AddServiceClient<DataQuality.DataQualityClient>("measures");
        builder.AddServiceClient<Pmif.Contracts.Measures.V1.Feeds.FeedsClient>("measures");
        builder.AddServiceClient<Pmif.Contracts.Measures.V1.Gaps.GapsClient>("measures");
        builder.AddServiceClient<Realism.RealismClient>("measures");
        builder.AddServiceClient<Series.SeriesClient>("measures");
        builder.AddServiceClient<Pmif.Contracts.Measures.V1.Submissions.SubmissionsClient>("measures");
        builder.AddServiceClient<Targets.TargetsClient>("measures");
        builder.AddServiceClient<Risks.RisksClient>("risk");
        builder.AddServiceClient<Comparisons.ComparisonsClient>("benchmarking");
        builder.AddServiceClient<Scorecards.ScorecardsClient>("reporting");

        builder.AddServiceClient<Access.AccessClient>("framework");
        foreach (var service in AuditTrails.Services) builder.AddKeyedServiceClient<Audits.AuditsClient>(service);

        // Run from the build folder, outside development too, the site still finds its files.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        // People get a page for an error, not the problem document that the services answer machines with.
        builder.Services.RemoveAll<IExceptionHandler>();
        builder.Services.AddRazorComponents();
        builder.Services.AddMemoryCache();
        builder.AddSiteSignIn();
        builder.Services.AddResponseCompression(compression => compression.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Site.From(builder.Configuration));
        builder.Services.AddSingleton<AssetPaths>();
        builder.Services.AddSingleton<Ask>();
        builder.Services.AddSingleton<Plan>();
        builder.Services.AddSingleton<MeasureList>();
        builder.Services.AddSingleton<BreakdownNames>();
        builder.Services.AddSingleton<LatestStates>();
        builder.Services.AddSingleton<SummaryParts>();
        builder.Services.AddSingleton<MeasureParts>();
        builder.Services.AddSingleton<ClosingParts>();
        builder.Services.AddSingleton<CommentaryParts>();
        builder.Services.AddSingleton<DefinitionParts>();
        builder.Services.AddSingleton<QualityParts>();
        builder.Services.AddSingleton<RiskParts>();
        builder.Services.AddSingleton<FeedParts>();
        builder.Services.AddSingleton<FlaggedTargets>();
        builder.Services.AddSingleton<TargetParts>();
        builder.Services.AddSingleton<PeopleParts>();
        builder.Services.AddSingleton<KeyParts>();
        builder.Services.AddSingleton<SourceParts>();
        builder.Services.AddSingleton<AuditTrails>();
        builder.Services.AddSingleton<SubmissionParts>();
        builder.Services.AddSingleton<Features.CloserLook.CloserLooks>();
        builder.Services.AddScoped<CellMarkup>();
        builder.Services.AddScoped<ScorecardEvents>();
    }

    /// <summary>The pages, the files beside them, and the two end points that are no pages.</summary>
    public static void MapWeb(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<SignInSettings>();
        app.UseSiteDefaults();
        app.UseSecurityHeaders(settings);
        app.UseSiteAddress(settings);
        app.UseExceptionHandler("/problem", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/problem", createScopeForStatusCodePages: true);
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => KeepIfVersioned(file.Context) });
        app.UseAuthentication();
        app.Use((http, next) => http.RequestServices.GetRequiredService<KeptForms>().Keep(http, next));
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapSignIn(settings);
        app.MapRazorComponents<App>();
        app.MapGet("/measures/{code}/values.csv", ValuesCsv.Get);
        app.MapGet("/measures/{code}/control-chart.csv", ControlCsv.Get);
        app.MapGet("/audit/entries.csv", AuditCsv.Get).RequireAuthorization(SiteRights.Audit);
        app.MapGet("/scorecards/{code}/events", (string code, string? breakdown, long? after, HttpContext http, ScorecardEvents events) =>
            TypedResults.ServerSentEvents(events.Since(code, breakdown ?? "", LastSeen(http, after), http.RequestAborted)));
    }

    // A browser that reconnects says what it saw last.
    private static long? LastSeen(HttpContext http, long? after) =>
        long.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? last : after;

    private static void KeepIfVersioned(HttpContext http) =>
        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
}
