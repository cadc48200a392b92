using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Feeds;

/// <summary>What a source has agreed to send: which measures, how often, by when, and what would be so odd that a person looks at it first.</summary>
public sealed record FeedContract
{
    /// <summary>The feed's code, unique whatever its case.</summary>
    public string Code { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The source system that sends it.</summary>
    public string Source { get; init; } = "";

    /// <summary>Who answers for it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>How to reach them.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The adapter that reads its files where a submission names none; empty for the plain shape.</summary>
    public string Adapter { get; init; } = "";

    /// <summary>Codes of the measures it brings; any other is a breach.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>How often it comes.</summary>
    public Frequency Frequency { get; init; }

    /// <summary>Days after the end of each period by which it must have come, 0 to 3,650.</summary>
    public int DeadlineDays { get; init; }

    /// <summary>How many rows one submission has.</summary>
    public RowBounds? ExpectedRows { get; init; }

    /// <summary>How far a value may lie from the one before it.</summary>
    public JumpTolerance? Jump { get; init; }

    /// <summary>Whether a file must come with a digest of its content.</summary>
    public bool RequireDigest { get; init; }

    /// <summary>First day the contract is in force; none means since it was made.</summary>
    public DateOnly? EffectiveFrom { get; init; }
}

/// <summary>Bounds of the rows of one submission, both within; none means without bound.</summary>
public sealed record RowBounds(long? Least = null, long? Most = null)
{
    /// <summary>Whether <paramref name="rows"/> lies within.</summary>
    public bool Holds(long rows) => !(rows < Least) && !(rows > Most);
}

/// <summary>How far a value may lie from the one before it in its series. Where both distances are given, only what exceeds both is a jump.</summary>
/// <param name="Relative">Per cent of the previous value. Says nothing where that is zero.</param>
/// <param name="Absolute">In the measure's unit.</param>
/// <param name="LeastPoints">Earlier values a series must have before it is judged, 1 to 100.</param>
public sealed record JumpTolerance(decimal? Relative = null, decimal? Absolute = null, int LeastPoints = 3);
