using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Features.Ratings;

/// <summary>A rating that a person sets.</summary>
/// <param name="Breakdown">What the series is about; empty for the whole council.</param>
/// <param name="Period">Whose value.</param>
/// <param name="Rag">Green, amber, red or blue.</param>
/// <param name="Reason">Why; it is shown wherever the history of the rating is.</param>
/// <param name="Source">Who gave the rating, where that is somebody outside, such as a partner.</param>
public sealed record OverrideBody(string? Breakdown, Period? Period, Rag? Rag, string? Reason, string? Source);

/// <summary>A rating that is to be what the rule gives again.</summary>
public sealed record WithdrawBody(string? Breakdown, Period? Period, string? Reason);

/// <summary>Ratings that are to be made anew by the targets and the definition that hold now.</summary>
/// <param name="Breakdown">One series; left out, all series of the measure.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Reason">Why.</param>
public sealed record ReviseBody(string? Breakdown, DateOnly? From, DateOnly? To, string? Reason);

/// <summary>How many ratings came out differently.</summary>
public sealed record RevisedResponse(string Measure, string? Breakdown, int Changed);
