using System.Globalization;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Features.Definitions;

/// <summary>How a field is filled in.</summary>
public enum FieldControl { Line, Text, Number, Day, Choice, Tick }

/// <summary>
/// One field of a definition: what it is called, how it is filled in, read and shown. The page of a definition, its comparison with another version and the form
/// are made from one list of these.
/// </summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="Term">What people call it.</param>
/// <param name="Hint">What to fill in; "" where the term says it.</param>
/// <param name="Control">How it is filled in.</param>
/// <param name="Get">What stands in the form for a definition.</param>
/// <param name="Set">Takes what was filled in; false where it cannot be that.</param>
public sealed record DefinitionField(string Name, string Term, string Hint, FieldControl Control, Func<Measure, string> Get, Func<Measure, string, bool> Set)
{
    /// <summary>The words to choose from, with their text.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];

    /// <summary>Stable codes of the faults that are about this field.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>What is shown of a definition: the chosen text, or what was filled in.</summary>
    public string Show(Measure measure) => Shown is { } shown ? shown(measure)
        : Get(measure) is var given && Choices.FirstOrDefault(choice => choice.Value == given).Text is { } text ? text : given;

    /// <summary>Where what is shown differs from what is filled in.</summary>
    public Func<Measure, string>? Shown { get; init; }

    internal static DefinitionField Line(string name, string term, string hint, Func<Measure, string> get, Action<Measure, string> set, params string[] faults) =>
        new(name, term, hint, FieldControl.Line, get, Always(set)) { Faults = faults };

    internal static DefinitionField Text(string name, string term, string hint, Func<Measure, string> get, Action<Measure, string> set, params string[] faults) =>
        new(name, term, hint, FieldControl.Text, get, Always(set)) { Faults = faults };

    internal static DefinitionField Day(string name, string term, string hint, Func<Measure, string> get, Action<Measure, string> set, params string[] faults) =>
        new(name, term, hint, FieldControl.Day, get, Always(set)) { Faults = faults, Shown = measure => get(measure) is { Length: > 0 } day ? Wording.Dates.Day(day) : "" };

    internal static DefinitionField Choice(string name, string term, string hint, Func<Measure, string> get, Action<Measure, string> set, (string, string)[] choices, params string[] faults) =>
        new(name, term, hint, FieldControl.Choice, get, Always(set)) { Choices = choices, Faults = faults };

    internal static DefinitionField Tick(string name, string term, string hint, Func<Measure, bool> get, Action<Measure, bool> set, params string[] faults) =>
        new(name, term, hint, FieldControl.Tick, measure => get(measure) ? "yes" : "", Always((measure, given) => set(measure, given.Length > 0)))
        {
            Faults = faults,
            Shown = measure => get(measure) ? "Yes" : "",
        };

    /// <summary>A decimal, which the service reads.</summary>
    internal static DefinitionField Decimal(string name, string term, string hint, Func<Measure, string> get, Action<Measure, string> set, params string[] faults) =>
        new(name, term, hint, FieldControl.Number, get, (measure, given) =>
        {
            set(measure, given);
            return given.Length == 0 || decimal.TryParse(given, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        }) { Faults = faults };

    /// <summary>A whole number; none is handed on as null.</summary>
    internal static DefinitionField Whole(string name, string term, string hint, Func<Measure, int?> get, Action<Measure, int?> set, params string[] faults) =>
        new(name, term, hint, FieldControl.Number, measure => get(measure)?.ToString(CultureInfo.InvariantCulture) ?? "", (measure, given) =>
        {
            int? number = int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;
            if (number is not null || given.Length == 0)
                set(measure, number);
            return number is not null || given.Length == 0;
        }) { Faults = faults };

    private static Func<Measure, string, bool> Always(Action<Measure, string> set) => (measure, given) =>
    {
        set(measure, given);
        return true;
    };
}
