using System.Text.Json.Serialization;
using Pmif.Risk.Domain.Scores;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Domain.Register;

/// <summary>What an owner says of a risk: because of a cause an event may happen, with a consequence.</summary>
/// <param name="Objectives">Codes of the framework.</param>
public sealed record RiskEntry(
    string Code, string Title, string Cause, string Event, string Consequence, string Category, string Owner,
    Proximity? Proximity, Treatment? Treatment, Appetite? Appetite, IReadOnlyDictionary<ScoreKind, Assessment> Scores,
    IReadOnlyList<string> Objectives, IReadOnlyList<WatchedMeasure> Measures, IReadOnlyList<Control> Controls, DateOnly? ReviewDue);

/// <summary>A measure that is a key risk indicator.</summary>
public sealed record WatchedMeasure(string Measure, Trigger Trigger);

/// <summary>Something that keeps a risk down.</summary>
/// <param name="AssuranceLine">1: those who run it; 2: those who oversee it; 3: those independent of both.</param>
public sealed record Control(string Name, int AssuranceLine, DateOnly? LastTested);

/// <summary>When a risk would bite.</summary>
public enum Proximity
{
    Imminent,

    [JsonStringEnumMemberName("3-12-months")]
    WithinAYear,

    [JsonStringEnumMemberName("1-3-years")]
    OneToThreeYears,

    [JsonStringEnumMemberName("over-3-years")]
    BeyondThreeYears,
}

/// <summary>What is done about a risk.</summary>
public enum Treatment { Tolerate, Treat, Transfer, Terminate, TakeOpportunity }

/// <summary>How much of a risk the council is ready to take, on the scale of the Orange Book.</summary>
public enum Appetite { Averse, Minimal, Cautious, Open, Eager }
