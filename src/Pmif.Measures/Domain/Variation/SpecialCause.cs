namespace Pmif.Measures.Domain.Variation;

/// <summary>Which rule marks a point as special-cause variation.</summary>
public enum SpecialCause
{
    /// <summary>Common cause.</summary>
    None,

    /// <summary>Strictly above the upper limit.</summary>
    AboveLimit,

    /// <summary>Strictly below the lower limit.</summary>
    BelowLimit,

    /// <summary>One of a run of strictly rising points.</summary>
    TrendUp,

    /// <summary>One of a run of strictly falling points.</summary>
    TrendDown,

    /// <summary>One of two in three beyond a near line, on one side of the mean.</summary>
    TwoOfThree,

    /// <summary>One of a run above the mean.</summary>
    ShiftAbove,

    /// <summary>One of a run below the mean.</summary>
    ShiftBelow,
}
