using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Collection;

namespace Pmif.Measures.Domain.Definitions;

/// <summary>
/// One version of a measure in the single data list, in the shape of the REST contract. A version is never changed: a new
/// definition is a new version, and each rating names the version it was made by.
/// </summary>
public sealed record MeasureDefinition
{
    /// <summary>The measure's code, unique whatever its case.</summary>
    public string Code { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is counted, and what is not.</summary>
    public string Description { get; init; } = "";

    /// <summary>What a reader must know before drawing conclusions.</summary>
    public string Caveats { get; init; } = "";

    /// <summary>Where the source publishes it, an absolute http or https address.</summary>
    public string SourceUrl { get; init; } = "";

    /// <summary>
    /// What in foreign files this measure is, each the adapter's name, a colon and the adapter's own key, such as <c>ons:Employment rate</c>.
    /// A feed belongs to one measure only.
    /// </summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    /// <summary>A contextual measure is never rated.</summary>
    public MeasureKind Kind { get; init; }

    /// <summary>Unit of the values, such as <c>percent</c> or <c>days</c>.</summary>
    public string Unit { get; init; } = Units.Number;

    /// <summary>The day by which a milestone is to be done; only for unit <see cref="Units.Milestone"/>.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>What a quotient of numerator and denominator is multiplied by, such as 1,000 for a rate per thousand.</summary>
    public decimal Per { get; init; } = 1;

    /// <summary>Decimal places at which the value is printed and compared, 0 to 6.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>Which way is better.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>The good range, for polarity <see cref="Polarity.Range"/>.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>The best value, for polarity <see cref="Polarity.Midpoint"/>.</summary>
    public decimal? Midpoint { get; init; }

    /// <summary>How often a value is produced.</summary>
    public Frequency Frequency { get; init; }

    /// <summary>How a value relates to its period.</summary>
    public TemporalType TemporalType { get; init; }

    /// <summary>How parts make a whole.</summary>
    public Aggregation Aggregation { get; init; }

    /// <summary>Whether it counts people or things once in each period, so that periods do not add up.</summary>
    public bool Distinct { get; init; }

    /// <summary>Whether the denominator is a population rather than something that happens, so that periods need annualising.</summary>
    public bool PopulationDenominator { get; init; }

    /// <summary>What the numerator counts.</summary>
    public string Numerator { get; init; } = "";

    /// <summary>What the denominator counts.</summary>
    public string Denominator { get; init; } = "";

    /// <summary>The two measures its values are computed from; none for a measure whose values are sent.</summary>
    public CompositeParts? Composite { get; init; }

    /// <summary>Code of the measure whose place this one takes, and whose series comes before its own; empty where it is new.</summary>
    public string Replaces { get; init; } = "";

    /// <summary>Whether figures before and after the replacement do not compare.</summary>
    public bool SeriesBreak { get; init; }

    /// <summary>Where confidence intervals come from.</summary>
    public IntervalMethod Interval { get; init; }

    /// <summary>The source system that may push values.</summary>
    public string Source { get; init; } = "";

    /// <summary>The service that leads on the measure.</summary>
    public string LeadService { get; init; } = "";

    /// <summary>Who answers for it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Days from the end of a period until its value is due.</summary>
    public int LagDays { get; init; }

    /// <summary>When values of a period are taken; none means at any time from its first day.</summary>
    public CollectionDays? Collection { get; init; }

    /// <summary>What the latest value is compared with.</summary>
    public DirectionVersus DirectionVersus { get; init; }

    /// <summary>When a change counts as one.</summary>
    public ChangeTest ChangeTest { get; init; } = new();

    /// <summary>How the control chart is drawn.</summary>
    public SpcSettings Spc { get; init; } = new();

    /// <summary>The comparator group it is read against.</summary>
    public string Benchmark { get; init; } = "";

    /// <summary>Frameworks and lists the measure belongs to.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How far its figures can be relied on, as the data-quality check found.</summary>
    public AssuranceRating AssuranceRating { get; init; }

    /// <summary>First day the definition is in force; none means since ever.</summary>
    public DateOnly? EffectiveFrom { get; init; }
}

/// <summary>Two bounds, both within.</summary>
public sealed record ValueRange(decimal Low, decimal High);

/// <summary>When a change counts as one.</summary>
/// <param name="Method">The test.</param>
/// <param name="Band">For <see cref="ChangeTestMethod.Band"/>: percentage points for a percentage, else per cent of the comparator.</param>
public sealed record ChangeTest(ChangeTestMethod Method = ChangeTestMethod.Strict, decimal Band = 0);

/// <summary>Units with rules of their own.</summary>
public static class Units
{
    /// <summary>A plain number.</summary>
    public const string Number = "number";

    /// <summary>A percentage; a change is told in percentage points.</summary>
    public const string Percent = "percent";

    /// <summary>1 for yes, 0 for no.</summary>
    public const string YesNo = "yes-no";

    /// <summary>A dated deliverable: days late against its due date, below zero where early.</summary>
    public const string Milestone = "milestone";
}
