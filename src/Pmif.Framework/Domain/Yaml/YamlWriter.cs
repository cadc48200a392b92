using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pmif.Framework.Domain.Yaml;

/// <summary>Writes one YAML document from nested maps, lists and texts.</summary>
internal sealed partial class YamlWriter
{
    private readonly StringBuilder text = new();
    private readonly Emitter emitter;

    private YamlWriter() => emitter = new Emitter(
        new StringWriter(text) { NewLine = "\n" },
        new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024).WithIndentedSequences().WithNewLine("\n"));

    public static string Document(Action<YamlWriter> root)
    {
        var yaml = new YamlWriter();
        yaml.emitter.Emit(new StreamStart());
        yaml.emitter.Emit(new DocumentStart());
        yaml.Map(root);
        yaml.emitter.Emit(new DocumentEnd(isImplicit: true));
        yaml.emitter.Emit(new StreamEnd());
        return yaml.text.ToString();
    }

    public YamlWriter Text(string key, string value) => Key(key).Value(value);

    public YamlWriter Plain(string key, string value) => Key(key).Emit(new Scalar(value));

    public YamlWriter Map(string key, Action<YamlWriter> content) => Key(key).Map(content);

    public YamlWriter Maps<T>(string key, IReadOnlyList<T> items, Action<YamlWriter, T> content) =>
        Key(key).Sequence(items, items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block, item => Map(map => content(map, item)));

    public YamlWriter Texts(string key, IReadOnlyList<string> items) =>
        Key(key).Sequence(items, items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block, item => Value(item));

    /// <summary>Short words on one line.</summary>
    public YamlWriter Codes(string key, IReadOnlyList<string> items) => Key(key).Sequence(items, SequenceStyle.Flow, item => Value(item));

    /// <summary>Numbers on one line.</summary>
    public YamlWriter Numbers(string key, IReadOnlyList<string> items) => Key(key).Sequence(items, SequenceStyle.Flow, item => Emit(new Scalar(item)));

    private YamlWriter Key(string key) => Emit(new Scalar(key));

    // Words and figures that other readers of YAML would take for a truth value, a number or nothing are put in quotes.
    private YamlWriter Value(string value) => Emit(new Scalar(
        AnchorName.Empty, TagName.Empty, value, TakenForSomethingElse().IsMatch(value) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any,
        isPlainImplicit: true, isQuotedImplicit: true));

    private YamlWriter Map(Action<YamlWriter> content)
    {
        Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
        content(this);
        return Emit(new MappingEnd());
    }

    private YamlWriter Sequence<T>(IReadOnlyList<T> items, SequenceStyle style, Action<T> write)
    {
        Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
        foreach (var item in items)
            write(item);
        return Emit(new SequenceEnd());
    }

    private YamlWriter Emit(ParsingEvent @event)
    {
        emitter.Emit(@event);
        return this;
    }

    [GeneratedRegex(@"^(~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9].*|\.(inf|nan))?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TakenForSomethingElse();
}
