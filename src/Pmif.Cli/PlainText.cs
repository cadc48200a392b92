namespace Pmif.Cli;

internal static class PlainText
{
    /// <summary>Text from a file or a server with its control characters shown as '?', so that it cannot steer the terminal.</summary>
    public static string Of(string? text) =>
        text is null ? "" : string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(from[i]) ? '?' : from[i];
        });
}
