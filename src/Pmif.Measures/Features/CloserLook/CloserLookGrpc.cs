using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.CloserLook;

/// <summary>The gRPC door to what lies behind a whole.</summary>
[Authorize(Rights.ReadMeasures)]
internal sealed class CloserLookGrpc(GetCloserLook get, ListCloserLook list) : CloserLooks.CloserLooksBase
{
    public override async Task<Message.CloserLook> GetCloserLook(GetCloserLookRequest request, ServerCallContext context) =>
        MessageOf((await get.Handle(request.Measure, request.Breakdown, context.CancellationToken)).OrThrowRpc());

    public override async Task<ListCloserLookResponse> ListCloserLook(ListCloserLookRequest request, ServerCallContext context)
    {
        var page = (await list.Handle(PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new() { Items = { page.Items.Select(MessageOf) }, Next = page.Next ?? "" };
    }

    private static Message.CloserLook MessageOf(CloserLookResponse look) => new()
    {
        Measure = look.Measure,
        Name = look.Name,
        Breakdown = look.Breakdown,
        Period = look.Period?.ToString() ?? "",
        PeriodLabel = look.PeriodLabel ?? "",
        Rag = Words.Of(look.Rag),
        Change = Words.Of(look.Change),
        LooksWell = look.LooksWell,
        Sets = { look.Sets.Select(MessageOf) },
        NotLookedAt = look.NotLookedAt ?? "",
    };

    private static PartsOfWhole MessageOf(PartsResponse set)
    {
        var message = new PartsOfWhole
        {
            Kind = Words.Of(set.Kind),
            Set = set.Set,
            Parts = set.Parts,
            LookedAt = set.LookedAt,
            Withheld = set.Withheld,
            Hidden = { set.Hidden.Select(MessageOf) },
            Reversal = set.Reversal is { } reversal ? MessageOf(reversal) : null,
            NoReversal = set.NoReversal ?? "",
            InWords = set.InWords,
        };
        if (set.ExpectedRed is { } expected)
            message.ExpectedRed = expected;
        if (set.ChanceOfRed is { } chance)
            message.ChanceOfRed = chance;
        return message;
    }

    private static HiddenPart MessageOf(HiddenPartResponse part)
    {
        var message = new HiddenPart
        {
            Breakdown = part.Breakdown,
            Name = part.Name,
            Value = part.Value.Text(),
            Target = part.Target.Text(),
            Rag = Words.Of(part.Rag),
            Change = Words.Of(part.Change),
            Variation = Words.Of(part.Variation),
            IsRed = part.IsRed,
            IsWorse = part.IsWorse,
            Evidence = Words.Of(part.Evidence),
        };
        if (part.Chance is { } chance)
            message.Chance = chance;
        return message;
    }

    private static ChangeTakenApart MessageOf(ReversalResponse reversal)
    {
        var message = new ChangeTakenApart
        {
            Since = reversal.Since.ToString(),
            SinceLabel = reversal.SinceLabel,
            Change = reversal.Change.Text(),
            RateEffect = reversal.RateEffect.Text(),
            MixEffect = reversal.MixEffect.Text(),
            With = reversal.With,
            Against = reversal.Against,
            Unchanged = reversal.Unchanged,
            IsReversal = reversal.IsReversal,
        };
        if (reversal.IsClear is { } clear)
            message.IsClear = clear;
        return message;
    }
}
