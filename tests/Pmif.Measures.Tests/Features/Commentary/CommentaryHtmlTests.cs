using System.Text.RegularExpressions;
using Pmif.Measures.Features.Commentary;

namespace Pmif.Measures.Tests.Features.Commentary;

public sealed partial class CommentaryHtmlTests
{
    [Theory]
    [InlineData("**Cause:** vacancies.\n\n- one\n- two", "<p><strong>Cause:</strong> vacancies.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n")]
    [InlineData("# Big", "<h4>Big</h4>\n")]
    [InlineData("##### Small", "<h6>Small</h6>\n")]
    [InlineData("[report](https://example.org/a?b=1&c=2)", "<p><a href=\"https://example.org/a?b=1&amp;c=2\">report</a></p>\n")]
    [InlineData("<b>x</b> & y", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>\n")]
    [InlineData("![chart](https://example.org/x.png)", "<p>chart</p>\n")]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>\n")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n")]
    [InlineData("[x](/admin)", "<p>x</p>\n")]
    [InlineData("[x][1]\n\n[1]: data:text/html;base64,PHNjcmlwdD4=", "<p>x</p>\n")]
    [InlineData("", "")]
    public void Shows_text_and_nothing_that_acts(string markdown, string html) => Assert.Equal(html, CommentaryHtml.Of(markdown));

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](JaVaScRiPt:alert(1))", "[a](\u0001javascript:alert(1))", "[a](java\nscript:alert(1))",
        "[a](https://x\" onclick=\"alert(1))", "[a](https://x 'title\" onmouseover=\"alert(1)')", "![a](x \"t\\\" onerror=\\\"alert(1)\")", "`<svg onload=alert(1)>`",
        "```html\n<iframe src=javascript:alert(1)>\n```", "```\" onclick=\"alert(1)\nx\n```", "&lt;script&gt;alert(1)&lt;/script&gt;", "<!-- --><style>@import 'x'</style>",
        "[a]: javascript:alert(1)\n\n[a]", "<https://example.org/\"onclick=alert(1)>", "<a@example.org>", "> <div onclick=x>", "- <b\n- onclick=x>", "[a](vbscript:x)",
        "[![a](javascript:alert(1))](javascript:alert(2))", "[a](<javascript:alert(1)>)", "[a](&#106;avascript:alert(1))", "<x y=\"z\">", "\\<script\\>",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Writes_only_what_may_stand_on_a_page(string markdown)
    {
        var html = CommentaryHtml.Of(markdown);
        foreach (Match tag in Tag().Matches(html))
            Assert.Matches("^</?(p|h[4-6]|ul|ol|li|em|strong|code|pre|blockquote|hr|br)( start=\"\\d+\")?( class=\"language-[^\"<>]*\")? ?/?>$|^<a href=\"https?://[^\"<>]*\"( title=\"[^\"<>]*\")?>$|^</a>$", tag.Value);
        Assert.DoesNotContain('<', Tag().Replace(html, ""));
    }

    [Theory]
    [InlineData('>')]
    [InlineData('*')]
    [InlineData('[')]
    [InlineData('`')]
    [InlineData('-')]
    [InlineData('_')]
    public void Withstands_a_text_of_nothing_but_one_mark(char mark) => Assert.NotEmpty(CommentaryHtml.Of(new string(mark, 4_000)));

    [Theory]
    [InlineData("- ")]
    [InlineData("> ")]
    [InlineData("[a](")]
    [InlineData("**a *b ")]
    public void Withstands_deep_nesting(string piece) => Assert.NotEmpty(CommentaryHtml.Of(string.Concat(Enumerable.Repeat(piece, 4_000 / piece.Length))));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
