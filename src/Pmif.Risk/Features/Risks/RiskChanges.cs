using Pmif.Contracts.Primitives;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Register;
using Pmif.Risk.Domain.Scores;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Features.Risks;

/// <summary>Changes to the rows of one risk that is loaded and held.</summary>
internal static class RiskChanges
{
    /// <summary>Takes over what its owner says. Scores are the business of <see cref="Score"/>.</summary>
    public static void Describe(this RiskRow row, RiskEntry entry)
    {
        (row.Title, row.Cause, row.Event, row.Consequence) = (entry.Title, entry.Cause, entry.Event, entry.Consequence);
        (row.Category, row.Owner, row.ReviewDue) = (entry.Category, entry.Owner, entry.ReviewDue);
        (row.Proximity, row.Treatment, row.Appetite) = (entry.Proximity, entry.Treatment, entry.Appetite);

        row.Objectives.RemoveAll(o => !entry.Objectives.Contains(o.Objective));
        foreach (var (i, objective) in entry.Objectives.Index())
            Kept(row.Objectives, o => o.Objective == objective, () => new() { RiskId = row.Id, Objective = objective }).Position = i;

        row.Measures.RemoveAll(m => entry.Measures.All(x => x.Measure != m.Measure));
        foreach (var (i, watched) in entry.Measures.Index())
        {
            var kept = Kept(row.Measures, m => m.Measure == watched.Measure, () => new() { RiskId = row.Id, Measure = watched.Measure });
            (kept.Position, kept.Trigger) = (i, watched.Trigger);
        }

        row.Controls.RemoveAll(c => c.Position >= entry.Controls.Count);
        foreach (var (i, control) in entry.Controls.Index())
        {
            var kept = Kept(row.Controls, c => c.Position == i, () => new() { RiskId = row.Id, Position = i, Name = control.Name });
            (kept.Name, kept.AssuranceLine, kept.LastTested) = (control.Name, control.AssuranceLine, control.LastTested);
        }
    }

    /// <summary>A new score takes the place of the one before, which stays in the history.</summary>
    public static ScoreRow Score(this RiskRow row, ScoreKind kind, Assessment assessment, int matrix, DateTimeOffset now, string by)
    {
        if (row.Holding(kind) is { } before)
            before.SupersededAt = now < before.At ? before.At : now; // Clocks of two machines may disagree.
        var score = new ScoreRow
        {
            RiskId = row.Id,
            Kind = kind,
            MatrixVersion = matrix,
            Likelihood = assessment.Likelihood,
            Impact = assessment.Impact,
            Rationale = assessment.Rationale,
            At = now,
            By = by,
        };
        row.Scores.Add(score);
        return score;
    }

    /// <summary>The score of a kind that holds.</summary>
    public static ScoreRow? Holding(this RiskRow row, ScoreKind kind) => row.Scores.SingleOrDefault(s => s.Kind == kind && s.SupersededAt is null);

    public static Assessment ToAssessment(this ScoreRow row) => new(row.Likelihood, row.Impact, row.Rationale);

    /// <summary>Lets the risk see the latest rating of a measure it watches; its calls for review must be loaded.</summary>
    public static void See(this RiskRow row, WatchedMeasureRow watched, Rating rating, DateTimeOffset now)
    {
        switch (BreachRules.Decide(watched.Trigger, watched.Breach, rating.Rag))
        {
            case BreachVerdict.Opens:
                watched.Breach = rating.Rag;
                if (!row.Calls.Any(c => c.Measure == watched.Measure && c.Revision == rating.Revision))
                    row.Calls.Add(new()
                    {
                        RiskId = row.Id,
                        Measure = watched.Measure,
                        Trigger = watched.Trigger,
                        Rag = rating.Rag,
                        Period = rating.Period,
                        Revision = rating.Revision,
                        OpenedAt = now,
                    });
                break;
            case BreachVerdict.Ends:
                watched.Breach = null;
                break;
        }
    }

    private static T Kept<T>(List<T> rows, Predicate<T> same, Func<T> made)
    {
        if (rows.Find(same) is { } kept)
            return kept;
        rows.Add(made());
        return rows[^1];
    }
}
