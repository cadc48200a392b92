using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.RollUps;

internal static class RollUpsRest
{
    public static void MapRollUps(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/measures/{code}/roll-up", async (string code, [AsParameters] Query query, GetRollUp handler, CancellationToken cancellationToken) =>
            (await handler.Handle(RequestOf(code, query), cancellationToken)).ToHttp()).RequireAuthorization(Rights.ReadMeasures).WithName("GetRollUp");

    /// <summary>The words of the address.</summary>
    internal sealed record Query(string? Breakdown, string? Of, string? Parts, string? Kind, string? Frequency, bool? Annualise, string? From, string? To, string? AsOf);

    internal static GetRollUp.Request RequestOf(string measure, Query query) => new(
        measure, query.Breakdown ?? "", Word(query.Of, RollUpOf.Members, "'{0}' is neither members nor self."),
        query.Parts?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        BreakdownsRest.Kind(string.IsNullOrEmpty(query.Kind) ? null : query.Kind),
        string.IsNullOrEmpty(query.Frequency) ? null : Word(query.Frequency, default(Frequency), "'{0}' is no frequency."),
        query.Annualise ?? false, SeriesRest.Day(query.From), SeriesRest.Day(query.To), SeriesRest.Time(query.AsOf));

    private static T Word<T>(string? word, T otherwise, string refusal) where T : struct, Enum =>
        string.IsNullOrEmpty(word) ? otherwise
            : Words.TryRead<T>(word, out var value) ? value
            : throw new FaultException(RollUpFaults.RequestInvalid.With(refusal.Replace("{0}", word, StringComparison.Ordinal)));
}
