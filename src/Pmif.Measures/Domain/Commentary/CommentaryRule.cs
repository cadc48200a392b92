using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Commentary;

/// <summary>Why a figure needs a commentary.</summary>
public enum CommentaryReason { Red, Amber, AmberDeclining, SpcConcern, NoData }

/// <summary>For which series commentary can be required.</summary>
public enum CommentaryScope { WholeCouncil, All }

/// <summary>When a commentary is required, and what of it. Unless a council says otherwise: red, amber that gets worse, and a concern of the control chart.</summary>
public sealed record CommentaryRule
{
    /// <summary>What makes one required.</summary>
    public IReadOnlyList<CommentaryReason> RequiredFor { get; init; } = [CommentaryReason.Red, CommentaryReason.AmberDeclining, CommentaryReason.SpcConcern];

    /// <summary>For which series.</summary>
    public CommentaryScope Breakdowns { get; init; }

    /// <summary>What a required one names.</summary>
    public IReadOnlyList<CommentaryElement> Elements { get; init; } = CommentarySettings.Default.Elements;

    /// <summary>Words above which it is too long, 20 to 600.</summary>
    public int LongestWords { get; init; } = CommentarySettings.Default.LongestWords;

    /// <summary>Resemblance to the period before from which it counts as copied, 0.1 to 1.</summary>
    public decimal CopiedFrom { get; init; } = CommentarySettings.Default.CopiedFrom;

    /// <summary>How strict the checker is by this rule.</summary>
    public CommentarySettings ToSettings() => new(Elements, LongestWords, CopiedFrom);

    /// <summary>Why a figure needs a commentary; nothing where it needs none.</summary>
    public IReadOnlyList<CommentaryReason> Of(Rag rag, Direction direction, Contracts.Primitives.Variation variation, bool isWholeCouncil) =>
        Breakdowns == CommentaryScope.WholeCouncil && !isWholeCouncil ? []
        : [.. RequiredFor.Distinct().Where(reason => reason switch
        {
            CommentaryReason.Red => rag == Rag.Red,
            CommentaryReason.Amber => rag == Rag.Amber,
            CommentaryReason.AmberDeclining => rag == Rag.Amber && direction == Direction.Declining,
            CommentaryReason.SpcConcern => variation is Contracts.Primitives.Variation.ConcernHigh or Contracts.Primitives.Variation.ConcernLow,
            _ => rag == Rag.NoData,
        }).Order()];

    /// <summary>What is wrong with the rule; none where it is sound.</summary>
    public RuleBreach? FirstBreach() =>
        RequiredFor is null || Elements is null ? new("measures.commentary-rule-invalid", "The lists must not be null.")
        : LongestWords is < 20 or > 600 ? new("measures.commentary-rule-invalid", "A commentary may have 20 to 600 words.")
        : CopiedFrom is < 0.1m or > 1 ? new("measures.commentary-rule-invalid", "What counts as copied is a share from 0.1 to 1.")
        : null;
}
