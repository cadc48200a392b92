using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pmif.Framework.Domain.Access;

/// <summary>An API key as its holder has it: <c>pmif_</c>, eight hexadecimal digits to know it by, <c>_</c>, and 256 random bits in Base64url.</summary>
/// <param name="Prefix">May be shown and logged; says nothing of the rest.</param>
/// <param name="Text">The whole key. Never stored.</param>
public sealed record KeySecret(string Prefix, string Text)
{
    /// <summary>How much chance a key needs: 4 bytes for its prefix, 32 for its secret.</summary>
    public const int RandomBytes = 36;

    /// <summary>What is stored: SHA-256 is enough for 256 random bits, which nobody can try through.</summary>
    public byte[] Sha256 => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Makes a key from <see cref="RandomBytes"/> bytes of chance.</summary>
    public static KeySecret From(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, RandomBytes);
        var prefix = $"pmif_{Convert.ToHexStringLower(random[..4])}";
        return new(prefix, $"{prefix}_{Base64Url.EncodeToString(random[4..])}");
    }
}
