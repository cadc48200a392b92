using System.Globalization;
using Pmif.Contracts.Primitives;
using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Domain.Yaml;

/// <summary>
/// Takes the keys of one mapping, notes where each stood and what does not fit, and at the end refuses the keys nobody asked for.
/// What is missing or does not fit is read as empty, so that one pass finds everything.
/// </summary>
internal sealed class MapReader(YamlNode node, string path, PlanSource source)
{
    private readonly Dictionary<string, YamlField> fields =
        (node as YamlMap ?? source.Expected<YamlMap>(node, path, "keys and values"))?.Fields.ToDictionary(field => field.Key) ?? [];

    public string Text(string key) => Take(key) is { } field ? source.Text(field.Value, At(key)) : "";

    public IReadOnlyList<string> Texts(string key) => Items(key, source.Text);

    public IReadOnlyList<T> List<T>(string key, Func<MapReader, T> read) => Items(key, (item, at) =>
    {
        source.Note(at, item.Line);
        var reader = new MapReader(item, at, source);
        var value = read(reader);
        reader.RefuseTheRest();
        return value;
    });

    public T Map<T>(string key, Func<MapReader, T> read)
    {
        var reader = new MapReader(Take(key)?.Value ?? new YamlMap(node.Line, []), At(key), source);
        var value = read(reader);
        reader.RefuseTheRest();
        return value;
    }

    public DateOnly Day(string key)
    {
        if (!DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            source.Add(At(key), "framework.date-invalid", $"'{key}' is a day such as 2024-04-01.");
        return day;
    }

    public T Word<T>(string key) where T : struct, Enum
    {
        if (!Words.TryRead<T>(Text(key), out var value))
            source.Add(At(key), "framework.word-unknown", $"'{key}' is one of: {string.Join(", ", Words.All<T>())}.");
        return value;
    }

    public int? Number(string key) => Text(key) is { Length: > 0 } text ? source.Number(text, At(key)) : null;

    public IReadOnlyList<int> Numbers(string key) => Items(key, (item, at) => source.Number(source.Text(item, at), at));

    public bool Has(string key) => fields.TryGetValue(key, out var field) && field.Value is not YamlText { IsNull: true };

    public void Refuse(string key, string code, string message) => source.Add(At(key), code, message);

    public void RefuseTheRest()
    {
        foreach (var field in fields.Values)
        {
            source.Note(At(field.Key), field.Line);
            source.Add(At(field.Key), "framework.key-unknown", $"The key '{field.Key}' is not known here.");
        }
    }

    private IReadOnlyList<T> Items<T>(string key, Func<YamlNode, string, T> read) => Take(key)?.Value switch
    {
        null or YamlText { IsNull: true } => [],
        YamlList list => [.. list.Items.Select((item, i) => read(item, $"{At(key)}[{i}]"))],
        var other => source.Expected<IReadOnlyList<T>>(other, At(key), "a list") ?? [],
    };

    private YamlField? Take(string key)
    {
        if (!fields.Remove(key, out var field))
            return null;
        source.Note(At(key), field.Line);
        return field;
    }

    private string At(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
