using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Register;
using Pmif.ServiceDefaults;
using V1 = Pmif.Contracts.Risk.V1;

namespace Pmif.Risk.Features.Risks;

[Authorize(Rights.ReadRisks)]
internal sealed class RisksGrpc(ListRisks listRisks, GetRisk getRisk) : V1.Risks.RisksBase
{
    public override async Task<V1.ListRisksResponse> ListRisks(V1.ListRisksRequest request, ServerCallContext context)
    {
        var page = PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc();
        var risks = (await listRisks.Handle(new ListRisksRequest(page, request.Measure, request.Objective, request.State), context.CancellationToken)).OrThrowRpc();
        return new() { Risks = { risks.Items.Select(Message) }, Next = risks.Next ?? "" };
    }

    public override async Task<V1.RiskEntry> GetRisk(V1.GetRiskRequest request, ServerCallContext context) =>
        Message((await getRisk.Handle(new GetRiskRequest(request.Code), context.CancellationToken)).OrThrowRpc());

    private static V1.RiskEntry Message(RiskView risk) => new()
    {
        Id = risk.Id.ToString(),
        Code = risk.Code,
        Title = risk.Title,
        Category = risk.Category,
        Owner = risk.Owner,
        State = Words.Of(risk.State),
        Inherent = Message(risk.Scores.GetValueOrDefault("inherent")),
        Current = Message(risk.Scores.GetValueOrDefault("current")),
        Target = Message(risk.Scores.GetValueOrDefault("target")),
        Measures = { risk.MeasureLinks.Select(Message) },
        Objectives = { risk.Objectives },
        ReviewDue = Day(risk.ReviewDue),
        ReviewReason = risk.ReviewReason ?? "",
        Cause = risk.Cause,
        Event = risk.Event,
        Consequence = risk.Consequence,
        Treatment = Word(risk.Treatment),
        Appetite = Word(risk.Appetite),
        Proximity = Word(risk.Proximity),
        Controls = { risk.Controls.Select(Message) },
    };

    private static V1.RiskScore? Message(ScoreView? score) => score is null ? null : new()
    {
        Likelihood = score.Likelihood,
        Impact = score.Impact,
        Score = score.Score,
        Band = score.Band,
        At = score.At.ToTimestamp(),
        Rationale = score.Rationale,
    };

    private static V1.MeasureLink Message(MeasureLinkView link) => new() { Measure = link.Measure, Trigger = Words.Of(link.Trigger), Rag = Word(link.Rag) };

    private static V1.RiskControl Message(Control control) =>
        new() { Name = control.Name, AssuranceLine = control.AssuranceLine, LastTested = Day(control.LastTested) };

    private static string Word<T>(T? value) where T : struct, System.Enum => value is { } given ? Words.Of(given) : "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
