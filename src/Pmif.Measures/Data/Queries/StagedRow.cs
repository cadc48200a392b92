using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Data.Queries;

/// <summary>One good row, rated, on its way into the staging table. Where its period is closed it bears the number of the closure.</summary>
internal readonly record struct StagedRow(
    long RowNumber, int MeasureId, int BreakdownId, Period Period, Figures Figures, string? Note, PointStatus Status, int DefinitionVersion, int? TargetVersion,
    int? Closed = null);
