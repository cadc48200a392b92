namespace Pmif.Framework.Domain.Plans;

/// <summary>How often a body meets or a step falls due.</summary>
public enum Cadence { Monthly, Quarterly, HalfYearly, Annual }

/// <summary>A recurring step of the performance year.</summary>
/// <param name="Body">Who does it: a committee, a team, the owners of measures.</param>
/// <param name="Months">Calendar months (1 to 12) it falls in; empty where it follows the period reported.</param>
/// <param name="OffsetDays">Days after the end of the period reported; none where the months say when.</param>
public sealed record CalendarEntry(string Code, string Name, string Body, Cadence Cadence, IReadOnlyList<int> Months, int? OffsetDays);
