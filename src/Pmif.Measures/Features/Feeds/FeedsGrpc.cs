using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds;

/// <summary>The gRPC door to feed contracts.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class FeedsGrpc(ListFeeds list) : Contracts.Measures.V1.Feeds.FeedsBase
{
    public override async Task<ListFeedsResponse> ListFeeds(ListFeedsRequest request, ServerCallContext context)
    {
        var page = await list.Handle(PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken);
        return new ListFeedsResponse { Feeds = { page.Items.Select(Message) }, Next = page.Next ?? "" };
    }

    private static Feed Message(FeedResponse feed) => new()
    {
        Code = feed.Code,
        Version = feed.Version,
        Name = feed.Name,
        Source = feed.Source,
        Owner = feed.Owner,
        Contact = feed.Contact,
        Measures = { feed.Measures },
        Frequency = Words.Of(feed.Frequency),
        DeadlineDays = feed.DeadlineDays,
        EffectiveFrom = Day(feed.EffectiveFrom),
        State = Words.Of(feed.State),
        LastSubmission = feed.LastSubmission?.ToString() ?? "",
        LastReceivedAt = feed.LastReceivedAt is { } time ? Timestamp.FromDateTimeOffset(time) : null,
        LastPeriod = feed.LastPeriod?.ToString() ?? "",
        Awaited = feed.Awaited?.ToString() ?? "",
        NextDue = Day(feed.NextDue),
        Overdue = { feed.Overdue.Select(period => period.ToString()) },
        HeldSubmissions = feed.Held.Submissions,
        HeldRows = feed.Held.Rows,
        HeldReasons = { feed.Held.Reasons.Select(reason => new HeldReason { Code = reason.Code, Rows = reason.Rows }) },
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
