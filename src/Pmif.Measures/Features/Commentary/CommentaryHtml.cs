using System.Net;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Pmif.Measures.Features.Commentary;

/// <summary>
/// Commentary as HTML that any page can take: paragraphs, lists, emphasis, quotations, code and links to web pages. Raw HTML is shown as text, images
/// become their description, headings stay below those of the page, and links with any other scheme lose their address.
/// </summary>
internal static class CommentaryHtml
{
    private const int SmallestHeading = 6, HeadingStep = 3;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static string Of(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            Tame(document);
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            renderer.Render(document);
            return writer.ToString();
        }
        catch (ArgumentException)
        {
            // Nested deeper than Markdig follows; nobody writes so, but it must be shown all the same.
            return $"<p>{WebUtility.HtmlEncode(markdown)}</p>\n";
        }
    }

    private static void Tame(MarkdownDocument document)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(SmallestHeading, heading.Level + HeadingStep);
        foreach (var link in document.Descendants<LinkInline>().Where(link => link.IsImage || !IsWebPage(link.GetDynamicUrl?.Invoke() ?? link.Url)).ToList())
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => link.IsEmail || !IsWebPage(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
    }

    private static bool IsWebPage(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
