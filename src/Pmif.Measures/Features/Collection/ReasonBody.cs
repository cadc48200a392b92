namespace Pmif.Measures.Features.Collection;

/// <summary>Why something is done.</summary>
public sealed record ReasonBody(string? Reason);
