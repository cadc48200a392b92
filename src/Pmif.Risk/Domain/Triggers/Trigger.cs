using Pmif.Contracts.Primitives;

namespace Pmif.Risk.Domain.Triggers;

/// <summary>The rating at which a measure, as a key risk indicator, asks for a review of its risk.</summary>
public enum Trigger { Red, AmberOrWorse }

/// <summary>What is known of a measure for the whole council.</summary>
/// <param name="Revision">Only grows per measure.</param>
public sealed record Rating(Rag Rag, Period? Period, long Revision);
