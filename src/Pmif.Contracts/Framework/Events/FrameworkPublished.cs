namespace Pmif.Contracts.Framework.Events;

/// <summary>A version of the framework came into force. Its content is asked for by gRPC.</summary>
/// <param name="Code">Code of the framework.</param>
/// <param name="Version">Only grows.</param>
/// <param name="AreaCode">GSS code of the council's area; empty where it has none.</param>
/// <param name="RecordedAt">When it was committed.</param>
public sealed record FrameworkPublished(string Code, int Version, string AreaCode, DateTimeOffset RecordedAt);
