using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Queries;

/// <summary>Words as the value tables hold them; no flag is no text at all.</summary>
internal static class StoredWords
{
    /// <summary>Marks a value that a revert took away. It is no flag that anybody can send or see.</summary>
    public const string Withdrawn = "withdrawn";

    private static readonly string[] Flags = [.. Enum.GetValues<ValueFlag>().Select(Words.Of)];
    private static readonly string[] Rags = [.. Enum.GetValues<Rag>().Select(Words.Of)];

    public static string? Stored(ValueFlag flag) => flag == ValueFlag.None ? null : Flags[(int)flag];

    public static string Stored(Rag rag) => Rags[(int)rag];

    public static ValueFlag Flag(string? stored) => stored is null ? ValueFlag.None : Words.Read<ValueFlag>(stored);
}
