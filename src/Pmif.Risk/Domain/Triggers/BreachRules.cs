using Pmif.Contracts.Primitives;

namespace Pmif.Risk.Domain.Triggers;

/// <summary>What a new rating means for a risk that watches the measure.</summary>
public enum BreachVerdict
{
    /// <summary>Nothing new.</summary>
    Unchanged,

    /// <summary>The trigger is reached, or a breach has grown worse: the risk needs a review.</summary>
    Opens,

    /// <summary>The measure has recovered, or is no longer rated: the next breach is a new one.</summary>
    Ends,
}

/// <summary>
/// When a breached key risk indicator asks for a review: once for each breach. A breach lasts from the rating that reaches the trigger until
/// a rating that does not; while it lasts, only a worse rating asks again. A period without a figure proves nothing either way.
/// </summary>
public static class BreachRules
{
    /// <param name="trigger">The rating the risk waits for.</param>
    /// <param name="breach">Worst rating of the breach that is going on; none where there is no breach.</param>
    /// <param name="now">The newest rating.</param>
    public static BreachVerdict Decide(Trigger trigger, Rag? breach, Rag now) => now switch
    {
        Rag.NoData or Rag.NotDue or Rag.Overdue or Rag.Suppressed => BreachVerdict.Unchanged,
        _ when !Reaches(trigger, now) => breach is null ? BreachVerdict.Unchanged : BreachVerdict.Ends,
        _ when breach is null || (breach == Rag.Amber && now == Rag.Red) => BreachVerdict.Opens,
        _ => BreachVerdict.Unchanged,
    };

    private static bool Reaches(Trigger trigger, Rag rag) => rag == Rag.Red || (rag == Rag.Amber && trigger == Trigger.AmberOrWorse);
}
