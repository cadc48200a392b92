using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.ServiceDefaults;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.StandardisedRates;

/// <summary>The gRPC door to directly standardised rates.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class RatesGrpc(GetMeasureRate handler) : Message.StandardisedRates.StandardisedRatesBase
{
    public override async Task<Message.MeasureRate> GetMeasureRate(Message.GetMeasureRateRequest request, ServerCallContext context)
    {
        var found = (await handler.Handle(new(request.Measure, request.Bands, request.Period, Number(request.Per), request.Confidence), context.CancellationToken)).OrThrowRpc();
        return new()
        {
            Measure = found.Measure,
            Bands = found.Bands,
            Period = found.Period.ToString(),
            PeriodLabel = found.PeriodLabel,
            Rate = found.Rate is { } rate ? MessageOf(rate) : null,
            RefusalCode = found.Refusal?.Code ?? "",
            RefusalMessage = found.Refusal?.Message ?? "",
        };
    }

    public override Task<Message.StandardisedRate> GetRate(Message.GetRateRequest request, ServerCallContext context) => Task.FromResult(MessageOf(WorkOutRate.Of(
        [.. request.Bands.Select(band => new WorkOutRate.Band(Number(band.Events), Number(band.Population), Number(band.Standard)))], Number(request.Per), request.Confidence).OrThrowRpc()));

    private static Message.StandardisedRate MessageOf(RateResponse rate)
    {
        var message = new Message.StandardisedRate
        {
            Events = rate.Events.Text(),
            Population = rate.Population.Text(),
            Per = rate.Per.Text(),
            Confidence = rate.Confidence,
            Standard = rate.Standard,
            Bands = rate.Bands,
            RefusalCode = rate.Refusal?.Code ?? "",
            RefusalMessage = rate.Refusal?.Message ?? "",
        };
        if (rate is { Value: { } value, Lower: { } lower, Upper: { } upper })
            (message.Value, message.Lower, message.Upper) = (value, lower, upper);
        return message;
    }

    private static decimal? Number(string text) => text.Length == 0 ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FaultException(RateFaults.RequestInvalid.With($"'{text}' is no decimal number."));
}
