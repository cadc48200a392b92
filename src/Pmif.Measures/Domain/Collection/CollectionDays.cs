namespace Pmif.Measures.Domain.Collection;

/// <summary>When values of a period are taken, counted in days from the period's last day.</summary>
/// <param name="OpensDays">Values are taken from this many days after the end; below zero is before it. None: from the period's first day.</param>
/// <param name="ClosesDays">The last day on which values are taken. None: a period never closes by itself.</param>
public sealed record CollectionDays(int? OpensDays = null, int? ClosesDays = null);
