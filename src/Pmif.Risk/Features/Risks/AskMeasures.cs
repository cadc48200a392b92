using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Features.Risks;

/// <summary>Asks Measures how measures are rated now.</summary>
public sealed partial class AskMeasures(Series.SeriesClient measures, TimeProvider time, ILogger<AskMeasures> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The ratings that Measures knows for the whole council; none at all where it does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, Rating>?> Handle(IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var ratings = new Dictionary<string, Rating>();
        if (codes.Count == 0)
            return ratings;
        try
        {
            var question = new StreamStatesRequest { Measures = { codes }, Breakdown = "" };
            using var call = measures.StreamStates(question, deadline: time.GetUtcNow().UtcDateTime + Patience, cancellationToken: ct);
            await foreach (var states in call.ResponseStream.ReadAllAsync(ct))
                foreach (var series in states.Series.Where(s => s.State is not null && s.Breakdown.Length == 0))
                    ratings[series.Measure] = ToRating(series.State);
            return ratings;
        }
        catch (RpcException unanswered) when (!ct.IsCancellationRequested)
        {
            LogUnanswered(unanswered.StatusCode, codes.Count);
            return null;
        }
    }

    private static Rating ToRating(SeriesState state) =>
        new(Words.Read<Rag>(state.Rag), Period.TryParseIso(state.Period, out var period) ? period : null, state.Revision);

    [LoggerMessage(LogLevel.Warning, "Measures did not answer ({Status}) about the ratings of {Count} measures; they follow when it does")]
    private partial void LogUnanswered(StatusCode status, int count);
}
