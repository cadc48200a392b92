using System.Text.Json;

namespace Pmif.Contracts.Primitives;

/// <summary>The kebab-case words by which enumerations travel in JSON, gRPC and CSV.</summary>
public static class Words
{
    /// <summary>The word of a value, such as <c>same-period-last-year</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Words[value];

    /// <summary>Reads a word, whatever its case; false where it is none.</summary>
    public static bool TryRead<T>(string? word, out T value) where T : struct, Enum =>
        Table<T>.Values.TryGetValue(word ?? "", out value);

    /// <summary>Reads a word; throws <see cref="FormatException"/> where it is none.</summary>
    public static T Read<T>(string word) where T : struct, Enum =>
        TryRead<T>(word, out var value) ? value : throw new FormatException($"'{word}' is not a {typeof(T).Name}.");

    /// <summary>All words of an enumeration, in its order.</summary>
    public static IReadOnlyCollection<string> All<T>() where T : struct, Enum => Table<T>.Words.Values;

    private static class Table<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonSerializer.SerializeToElement(value, PmifJson.Options).GetString()!);

        public static readonly Dictionary<string, T> Values =
            Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}
