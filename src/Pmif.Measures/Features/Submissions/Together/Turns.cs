namespace Pmif.Measures.Features.Submissions.Together;

/// <summary>
/// Decides who commits with whom. Whoever comes while a turn is free commits at once; whoever comes while all are taken waits, and the first of
/// those takes the others along. So one alone loses no time, and many together pay for one transaction.
/// </summary>
internal sealed class Turns
{
    private const int MostTurns = 2;
    private const int MostWaiting = 1_000;
    private const int MostTogether = 32;
    private const int MostRows = 2_000;

    private readonly Lock gate = new();
    private readonly LinkedList<ReadySubmission> waiting = new();
    private int taken;

    /// <summary>The group to commit, this submission first; none where another has taken it along, or where too many wait.</summary>
    public Task<IReadOnlyList<ReadySubmission>?> Take(ReadySubmission submission)
    {
        lock (gate)
        {
            if (taken < MostTurns)
            {
                taken++;
                return Task.FromResult<IReadOnlyList<ReadySubmission>?>(GroupOf(submission));
            }
            if (waiting.Count == MostWaiting)
                return Task.FromResult<IReadOnlyList<ReadySubmission>?>(null);
            waiting.AddLast(submission);
            return submission.Turn;
        }
    }

    /// <summary>Ends a turn: lets the others of the group go, and gives the turn to the next in line.</summary>
    public void End(IReadOnlyList<ReadySubmission> group)
    {
        foreach (var follower in group.Skip(1))
            follower.Follow();
        lock (gate)
        {
            if (waiting.First is not { Value: var next } first)
            {
                taken--;
                return;
            }
            waiting.Remove(first);
            next.Lead(GroupOf(next));
        }
    }

    private List<ReadySubmission> GroupOf(ReadySubmission leader)
    {
        var group = new List<ReadySubmission> { leader };
        var series = new HashSet<(int, int)>(leader.Draft.Order.Series);
        var rows = leader.Rows.Count;
        for (var node = waiting.First; node is not null && group.Count < MostTogether;)
        {
            var (candidate, next) = (node.Value, node.Next);
            if (rows + candidate.Rows.Count <= MostRows && candidate.Catalogue == leader.Catalogue
                && !HasSameKey(group, candidate) && !series.Overlaps(candidate.Draft.Order.Series))
            {
                group.Add(candidate);
                series.UnionWith(candidate.Draft.Order.Series);
                rows += candidate.Rows.Count;
                waiting.Remove(node);
            }
            node = next;
        }
        return group;
    }

    private static bool HasSameKey(List<ReadySubmission> group, ReadySubmission candidate) =>
        candidate.Draft.Request.IdempotencyKey is { } key && group.Exists(other => other.Draft.Request.IdempotencyKey == key);
}
