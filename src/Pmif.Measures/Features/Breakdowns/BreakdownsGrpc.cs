using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Breakdowns;

/// <summary>The gRPC door to breakdowns.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class BreakdownsGrpc(ListBreakdowns list) : Contracts.Measures.V1.Breakdowns.BreakdownsBase
{
    public override async Task<ListBreakdownsResponse> ListBreakdowns(ListBreakdownsRequest request, ServerCallContext context)
    {
        var page = await list.Handle(
            PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), new(
                BreakdownsRest.Kind(request.Kind.Length == 0 ? null : request.Kind), request.Parent.Length == 0 ? null : request.Parent, SeriesRest.Day(request.On)), context.CancellationToken);
        return new ListBreakdownsResponse { Breakdowns = { page.Items.Select(Message) }, Next = page.Next ?? "" };
    }

    private static Breakdown Message(BreakdownResponse breakdown) => new()
    {
        Code = breakdown.Code,
        Kind = Words.Of(breakdown.Kind),
        Name = breakdown.Name,
        Parents = { breakdown.Parents },
        ValidFrom = Day(breakdown.ValidFrom),
        ValidTo = Day(breakdown.ValidTo),
        Successors = { breakdown.Successors },
        Memberships = { breakdown.Memberships.Select(one => new Membership { Parent = one.Parent, From = Day(one.From), To = Day(one.To) }) },
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
