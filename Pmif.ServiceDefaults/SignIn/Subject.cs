namespace Pmif.ServiceDefaults;

/// <summary>What a request touches, in the words of remits.</summary>
public sealed record Subject
{
    /// <summary>The council as a whole, or what belongs to nobody in particular: inside only of remits without limits.</summary>
    public static readonly Subject WholeCouncil = new();

    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> Directorates { get; init; } = [];

    public IReadOnlyList<string> Objectives { get; init; } = [];

    public IReadOnlyList<string> Committees { get; init; } = [];

    /// <summary>The source system that sends what is touched: what a machine's key is bound to.</summary>
    public string Source { get; init; } = "";

    /// <summary>The measure touched: what a machine's key may be narrowed to.</summary>
    public string Measure { get; init; } = "";

    /// <summary>A measure of a lead service, sent by a source.</summary>
    public static Subject OfMeasure(string code, string leadService, string source) => new() { Measure = code, Services = [leadService], Source = source };
}
