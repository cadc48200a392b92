namespace Pmif.Framework.Domain.Yaml;

/// <summary>A piece of a YAML text with the line it begins on, from 1.</summary>
public abstract record YamlNode(int Line);

/// <summary>A scalar, as written: whether it is a number or a date is the reader's to say, so <c>no</c> stays a word.</summary>
/// <param name="IsNull">Left empty, or written <c>~</c> or <c>null</c> without quotes.</param>
public sealed record YamlText(int Line, string Text, bool IsNull) : YamlNode(Line);

/// <summary>A sequence.</summary>
public sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>A mapping with text keys.</summary>
public sealed record YamlMap(int Line, IReadOnlyList<YamlField> Fields) : YamlNode(Line);

/// <summary>One key of a mapping.</summary>
public sealed record YamlField(int Line, string Key, YamlNode Value);
