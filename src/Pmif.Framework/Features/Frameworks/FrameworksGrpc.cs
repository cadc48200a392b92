using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Primitives;
using Pmif.Framework.Domain.Plans;
using Pmif.ServiceDefaults;
using V1 = Pmif.Contracts.Framework.V1;

namespace Pmif.Framework.Features.Frameworks;

[Authorize(Rights.ReadFramework)]
internal sealed class FrameworksGrpc(GetFramework getFramework) : V1.Frameworks.FrameworksBase
{
    public override async Task<V1.FrameworkVersion> GetFramework(V1.GetFrameworkRequest request, ServerCallContext context) =>
        Message((await getFramework.Handle(new GetFrameworkRequest(request.Version == 0 ? null : request.Version), context.CancellationToken)).OrThrowRpc());

    private static V1.FrameworkVersion Message(FrameworkView view) => new()
    {
        Code = view.Code,
        Version = view.Version,
        State = Words.Of(view.State),
        Name = view.Name,
        Council = view.Council,
        AreaCode = view.AreaCode,
        Vision = view.Vision,
        EffectiveFrom = Day(view.EffectiveFrom),
        Objectives = { view.Objectives.Select(Message) },
        Interventions = { view.Interventions.Select(Message) },
        Scorecards = { view.Scorecards.Select(Message) },
    };

    private static V1.Objective Message(ObjectiveView objective) => new()
    {
        Code = objective.Code,
        Name = objective.Name,
        Accountability = new()
        {
            PortfolioHolder = objective.Accountability.PortfolioHolder,
            Committee = objective.Accountability.Committee,
            Director = objective.Accountability.Director,
            Lead = objective.Accountability.Lead,
        },
        Outcomes = { objective.Outcomes.Select(o => new V1.Outcome { Code = o.Code, Name = o.Name, Measures = { o.Measures } }) },
        Interventions = { objective.Interventions.Select(i => i.Code) },
    };

    private static V1.Intervention Message(SharedInterventionView intervention) => new()
    {
        Code = intervention.Code,
        Name = intervention.Name,
        Parts = { intervention.Parts },
        Milestones = { intervention.Milestones.Select(m => new V1.Milestone { Code = m.Code, Name = m.Name, Due = Day(m.Due) }) },
    };

    private static V1.Scorecard Message(ScorecardView scorecard) => new()
    {
        Code = scorecard.Code,
        Name = scorecard.Name,
        Groups = { scorecard.Groups.Select(g => new V1.ScorecardGroup { Code = g.Code, Name = g.Name, Kind = Words.Of(g.Kind), Measures = { g.Measures } }) },
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
