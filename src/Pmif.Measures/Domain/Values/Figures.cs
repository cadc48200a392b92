using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Values;

/// <summary>The figures of one value, in the measure's unit. Without a value the flag says why.</summary>
internal readonly record struct Figures(decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper, ValueFlag Flag);
