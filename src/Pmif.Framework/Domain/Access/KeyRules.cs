namespace Pmif.Framework.Domain.Access;

public enum KeyState { Active, Ending, Expired, Revoked }

/// <summary>What a key may be, and how it stands.</summary>
public static class KeyRules
{
    /// <summary>The longest that a key may be good for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(2 * 366);

    /// <summary>The longest that a replaced key may go on beside the new one.</summary>
    public const int MostOverlapHours = 30 * 24;

    /// <summary>How a key stands at a time: a revoked one stays revoked, a replaced one is ending until it has expired.</summary>
    public static KeyState StateOf(DateTimeOffset expires, bool isReplaced, bool isRevoked, DateTimeOffset now) =>
        isRevoked ? KeyState.Revoked : expires <= now ? KeyState.Expired : isReplaced ? KeyState.Ending : KeyState.Active;

    /// <summary>What is wrong with a key that somebody asks for; null where nothing is.</summary>
    /// <param name="expires">In the future, and no later than <see cref="Longest"/> from now.</param>
    public static string? FirstBreach(string name, string source, IReadOnlyList<string> measures, bool hasRole, DateTimeOffset? expires, DateTimeOffset now)
    {
        if (!IsText(name, 100)) return "A name of 1 to 100 characters is needed: who or what uses the key.";
        if (hasRole == (source.Length > 0)) return "A key is either of a source, which sends its values, or has a role.";
        if (source.Length > 0 && !IsText(source, 100)) return "A source has at most 100 characters.";
        if (hasRole && measures.Count > 0) return "Only the key of a source is limited to measures.";
        if (measures.Count > 1_000 || measures.Any(measure => !IsText(measure, 100))) return "There are at most 1,000 measures, each of 1 to 100 characters.";
        if (expires is not { } end || end <= now || end > now + Longest) return "The key must end, in the future, and within two years.";
        return null;
    }

    private static bool IsText(string text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl);
}
