using Pmif.Framework.Domain.Plans;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pmif.Framework.Domain.Yaml;

/// <summary>
/// Reads one YAML document into nodes with their lines. Anchors, aliases and tags are refused, so nothing can refer to itself
/// or grow beyond its text; depth and number of nodes are bounded.
/// </summary>
public static class YamlTree
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int Deepest = 16;

    /// <summary>Most nodes in one document.</summary>
    public const int MostNodes = 50_000;

    /// <summary>The document's root, or what is wrong with the text.</summary>
    public static (YamlNode? Root, PlanIssue? Issue) Read(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                throw new Refusal("framework.yaml-empty", "The text holds no YAML document.", 1);
            var nodes = 0;
            var root = Node(parser, 1, ref nodes);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<DocumentStart>(out var second)
                ? throw new Refusal("framework.yaml-several-documents", "The text holds more than one YAML document.", Line(second.Start))
                : (root, null);
        }
        catch (Refusal refusal)
        {
            return (null, new PlanIssue("", refusal.Code, refusal.Message, refusal.Line));
        }
        catch (YamlException broken)
        {
            return (null, new PlanIssue("", "framework.yaml-syntax", broken.InnerException?.Message ?? broken.Message, Line(broken.Start)));
        }
        // The parser's own way out of some texts that are no YAML, such as a document that ends before it begins.
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            return (null, new PlanIssue("", "framework.yaml-syntax", "The text is no YAML from about here on.", parser.Current is { } last ? Line(last.End) : 1));
        }
    }

    private static YamlNode Node(Parser parser, int depth, ref int nodes)
    {
        var line = Line(parser.Current!.Start);
        if (depth > Deepest)
            throw new Refusal("framework.yaml-too-deep", $"The text is nested more than {Deepest} levels deep.", line);
        if (++nodes > MostNodes)
            throw new Refusal("framework.yaml-too-many-nodes", $"The text holds more than {MostNodes} entries.", line);
        RefuseReferences(parser.Current, line);

        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(line, scalar.Value, scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" });
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(parser, depth + 1, ref nodes));
            return new YamlList(line, items);
        }
        parser.Consume<MappingStart>();
        var fields = new List<YamlField>();
        var keys = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
            fields.Add(Field(parser, depth, keys, ref nodes));
        return new YamlMap(line, fields);
    }

    private static YamlField Field(Parser parser, int depth, HashSet<string> keys, ref int nodes)
    {
        var line = Line(parser.Current!.Start);
        RefuseReferences(parser.Current, line);
        if (!parser.TryConsume<Scalar>(out var key))
            throw new Refusal("framework.yaml-key", "A key is a word.", line);
        if (!keys.Add(key.Value))
            throw new Refusal("framework.key-duplicate", $"The key '{key.Value}' stands twice in one place.", line);
        return new YamlField(line, key.Value, Node(parser, depth + 1, ref nodes));
    }

    private static void RefuseReferences(ParsingEvent? current, int line)
    {
        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
            throw new Refusal("framework.yaml-alias", "Anchors (&) and aliases (*) are not read here; write the content out, or quote the text.", line);
        if (current is NodeEvent { Tag.IsEmpty: false })
            throw new Refusal("framework.yaml-tag", "Tags (!) are not read here; quote the text if it begins with one.", line);
    }

    private static int Line(Mark mark) => (int)Math.Clamp(mark.Line, 1, int.MaxValue);

    private sealed class Refusal(string code, string message, int line) : Exception(message)
    {
        public string Code { get; } = code;
        public int Line { get; } = line;
    }
}
