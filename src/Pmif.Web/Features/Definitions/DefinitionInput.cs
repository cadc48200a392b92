using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Features.Definitions;

/// <summary>What was filled in, field by field, the definition that it makes, and what is wrong beside which field.</summary>
public sealed class DefinitionInput
{
    /// <summary>Fields of the form that are no part of the definition.</summary>
    public const string Code = "code", Reason = "reason", Against = "against";

    private readonly Dictionary<string, string> _given = [];
    private readonly Dictionary<string, string> _errors = [];

    private DefinitionInput(Measure definition) => Definition = definition;

    /// <summary>What it makes: the definition that stood with everything that the form has in its place.</summary>
    public Measure Definition { get; }

    /// <summary>The version that was seen.</summary>
    public int SeenVersion { get; private init; }

    /// <summary>Whether every field could be read.</summary>
    public bool IsReadable => _errors.Count == 0;

    /// <summary>What the form starts from; a new measure where none stands.</summary>
    public static DefinitionInput From(Measure? standing)
    {
        var input = new DefinitionInput(standing?.Clone() ?? new() { Unit = "number", Per = "1", Decimals = 1 }) { SeenVersion = standing?.Version ?? 0 };
        foreach (var field in DefinitionFields.All)
            input._given[field.Name] = field.Get(input.Definition);
        input._given[Code] = input.Definition.Code;
        return input;
    }

    /// <summary>What was sent.</summary>
    public static DefinitionInput Read(Measure? standing, IFormCollection form)
    {
        var input = new DefinitionInput(standing?.Clone() ?? new()) { SeenVersion = int.TryParse(form[Against], out var seen) ? seen : 0 };
        foreach (var field in DefinitionFields.All)
        {
            var given = input._given[field.Name] = form[field.Name].ToString().Trim();
            if (!field.Set(input.Definition, given))
                input._errors[field.Name] = $"‘{given}’ is no number";
        }
        input._given[Reason] = form[Reason].ToString().Trim();
        input._given[Code] = standing?.Code ?? form[Code].ToString().Trim();
        input.Definition.Code = input._given[Code];
        return input;
    }

    /// <summary>What stands in a field.</summary>
    public string this[string name] => _given.GetValueOrDefault(name, "");

    /// <summary>What is wrong with a field; "" where nothing is known to be.</summary>
    public string ErrorOf(string name) => _errors.GetValueOrDefault(name, "");

    /// <summary>The fields with which something is wrong, in the order of the form.</summary>
    public IReadOnlyCollection<(string Field, string Message)> Errors =>
        [.. Terms.Where(input => _errors.ContainsKey(input.Name)).Select(input => (input.Name, $"{input.Term}: {_errors[input.Name]}"))];

    private static IEnumerable<(string Name, string Term)> Terms => [(Code, "Code"), .. DefinitionFields.All.Select(one => (one.Name, one.Term)), (Reason, "Why")];

    /// <summary>Puts a refusal beside the field it is about, if it is about one.</summary>
    public void Refuse(Fault fault)
    {
        var name = DefinitionFields.All.FirstOrDefault(field => field.Faults.Contains(fault.Code))?.Name
            ?? fault.Code switch { "measures.code-invalid" => Code, "measures.reason-missing" => Reason, _ => "" };
        if (name.Length > 0)
            _errors[name] = fault.Detail ?? fault.Title;
    }

    /// <summary>What is to be done.</summary>
    public DefineMeasureRequest Request(bool isTrial) => new() { Definition = Definition, Reason = this[Reason], Against = SeenVersion, DryRun = isTrial };
}
