using Pmif.Framework.Domain.Yaml;

namespace Pmif.Framework.Tests.Domain.Yaml;

public sealed class YamlTreeTests
{
    [Theory]
    [InlineData("", "framework.yaml-empty", 1)]
    [InlineData("# only a comment", "framework.yaml-empty", 1)]
    [InlineData("code: a\nname: \"never closed", "framework.yaml-syntax", 2)]
    [InlineData("code: a\nname: b\n c: d", "framework.yaml-syntax", 3)]
    [InlineData("code: a\ncode: b", "framework.key-duplicate", 2)]
    [InlineData("code: a\n? [x]\n: b", "framework.yaml-key", 2)]
    [InlineData("code: a\n---\ncode: b", "framework.yaml-several-documents", 2)]
    [InlineData("code: a\nname: !!python/object x", "framework.yaml-tag", 2)]
    [InlineData("code: a\nname: &x b", "framework.yaml-alias", 2)]
    [InlineData("code: a\nobjectives: &a [*a]", "framework.yaml-alias", 2)]
    public void Refuses_what_it_cannot_take_with_the_line(string text, string code, int line)
    {
        var (root, issue) = YamlTree.Read(text);

        Assert.Null(root);
        Assert.Equal((code, line), (issue!.Code, issue.Line));
    }

    [Fact]
    public void Refuses_an_alias_bomb_before_it_grows()
    {
        var bomb = "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{(char)('b' + i % 20)}{i}: &k{i} [*a, *a]\n"));

        Assert.Equal("framework.yaml-alias", YamlTree.Read(bomb).Issue!.Code);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Refuses_deep_nesting_however_deep(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 100_000));

        Assert.Equal("framework.yaml-too-deep", YamlTree.Read(text).Issue!.Code);
    }

    [Fact]
    public void Refuses_too_many_entries() =>
        Assert.Equal("framework.yaml-too-many-nodes", YamlTree.Read("[" + string.Concat(Enumerable.Repeat("a,", YamlTree.MostNodes + 1)) + "]").Issue!.Code);

    [Fact]
    public void Reads_as_deep_as_it_says()
    {
        var text = new string('[', YamlTree.Deepest) + new string(']', YamlTree.Deepest);

        Assert.NotNull(YamlTree.Read(text).Root);
        Assert.Null(YamlTree.Read($"[{text}]").Root);
    }

    [Fact]
    public void Any_damaged_text_is_read_or_refused_with_a_line()
    {
        string[] scraps = ["&a", "*a", "!!x ", "{", "[", "\t", ": ", "- ", "\"", "'", "|", ">", "%", "\n---\n", "\n...\n", "\0", "? ", "#", "@", "\"\\ud800\"", "\"\\U00110000\"", "\u0085", "\u2028", "~", ""];
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var text = Sample.Yaml[..random.Next(20, Sample.Yaml.Length)];
            for (var damage = random.Next(1, 5); damage > 0; damage--)
            {
                var at = random.Next(text.Length);
                text = text[..at] + scraps[random.Next(scraps.Length)] + text[Math.Min(text.Length, at + random.Next(3))..];
            }
            var (plan, issues) = PlanReader.Read(text);
            Assert.True(plan is not null ^ issues.Count > 0);
            Assert.All(issues, issue => Assert.InRange(issue.Line, 1, int.MaxValue));
        }
    }

    [Theory]
    [InlineData("a:", true)]
    [InlineData("a: ~", true)]
    [InlineData("a: null", true)]
    [InlineData("a: ''", false)]
    [InlineData("a: \"null\"", false)]
    public void Only_an_empty_plain_value_is_nothing(string text, bool isNull) =>
        Assert.Equal(isNull, Assert.IsType<YamlText>(Assert.IsType<YamlMap>(YamlTree.Read(text).Root).Fields[0].Value).IsNull);
}
