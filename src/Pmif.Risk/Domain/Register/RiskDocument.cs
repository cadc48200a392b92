using System.Text.Json.Serialization;

namespace Pmif.Risk.Domain.Register;

/// <summary>A risk as sent; what may be left out is null.</summary>
/// <param name="Scores">By word: <c>inherent</c>, <c>current</c>, <c>target</c>.</param>
/// <param name="State"><c>open</c> or <c>closed</c>; left out, it stays as it is.</param>
public sealed record RiskDocument(
    string? Code = null, string? Title = null, string? Cause = null, string? Event = null, string? Consequence = null,
    string? Category = null, string? Owner = null, string? Proximity = null, string? Treatment = null, string? Appetite = null,
    IReadOnlyDictionary<string, AssessmentDocument?>? Scores = null, IReadOnlyList<string?>? Objectives = null,
    IReadOnlyList<MeasureDocument?>? Measures = null, IReadOnlyList<ControlDocument?>? Controls = null, DateOnly? ReviewDue = null, string? State = null);

/// <summary>A score as sent.</summary>
public sealed record AssessmentDocument(int Likelihood, int Impact, string? Rationale = null);

/// <summary>A key risk indicator as sent: the code of a measure, or an object with its trigger, which is red unless given.</summary>
[JsonConverter(typeof(MeasureDocumentConverter))]
public sealed record MeasureDocument(string? Measure, string? Trigger = null);

/// <summary>A control as sent.</summary>
public sealed record ControlDocument(string? Name, int AssuranceLine = 1, DateOnly? LastTested = null);
