using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.Realism;

/// <summary>The gRPC door to target realism.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class RealismGrpc(GetRealism get, ListRealism list) : Message.Realism.RealismBase
{
    public override async Task<Message.SeriesRealism> GetRealism(Message.GetRealismRequest request, ServerCallContext context) =>
        MessageOf((await get.Handle(request.Measure, request.Breakdown, context.CancellationToken)).OrThrowRpc());

    public override async Task<Message.ListRealismResponse> ListRealism(Message.ListRealismRequest request, ServerCallContext context)
    {
        var page = (await list.Handle(PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), request.Flagged, context.CancellationToken)).OrThrowRpc();
        return new() { Items = { page.Items.Select(MessageOf) }, Next = page.Next ?? "" };
    }

    private static Message.SeriesRealism MessageOf(RealismResponse realism)
    {
        var message = new Message.SeriesRealism
        {
            Measure = realism.Measure,
            Name = realism.Name,
            Breakdown = realism.Breakdown,
            Forecast = realism.Forecast is { } forecast ? SeriesGrpc.Message(forecast) : null,
            NoForecast = realism.NoForecast is { } gap ? Words.Of(gap) : "",
            Methods = { realism.Methods.Select(method => new Message.MethodError { Method = Words.Of(method.Method), Error = method.Error }) },
            Flags =
            {
                realism.Flags.Select(flag => new Message.FlaggedTarget
                {
                    Kind = Words.Of(flag.Kind), Code = flag.Code, Period = flag.Period.ToString(), PeriodLabel = flag.PeriodLabel, Detail = flag.Detail,
                }),
            },
        };
        if (realism.Chance is { } chance)
            message.Chance = chance;
        return message;
    }
}
