namespace Pmif.Contracts.Benchmarking.Events;

/// <summary>Comparator values, a comparator group or the council's own value changed, so comparisons of these measures may differ now.</summary>
/// <param name="Measures">Codes of the measures, a few hundred at most in one message.</param>
/// <param name="RecordedAt">When the change was committed.</param>
public sealed record ComparisonsChanged(IReadOnlyList<string> Measures, DateTimeOffset RecordedAt);
