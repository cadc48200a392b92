using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>
/// What a sender says its content hashes to: the field <c>Content-Digest</c> of RFC 9530, a dictionary (RFC 9651) of algorithms and hashes,
/// taken over the bytes as they are sent, packed if they are.
/// </summary>
internal sealed partial record ContentDigest(HashAlgorithmName Algorithm, byte[] Expected)
{
    public const string Field = "Content-Digest";

    private static readonly (string Name, HashAlgorithmName Algorithm, int Length)[] Known =
    [
        ("sha-256", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        ("sha-512", HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
    ];

    /// <summary>Reads the field: the digests to hold the content against, none where none was sent. Other algorithms are passed over, unless there is no other.</summary>
    /// <param name="field">Several lines joined by commas.</param>
    public static Result<ContentDigest[]> Read(string? field)
    {
        if (string.IsNullOrWhiteSpace(field))
            return Array.Empty<ContentDigest>();
        // A name that comes again replaces the one before, as in every dictionary of structured fields.
        var found = new Dictionary<string, byte[]>();
        foreach (var part in field.Split(','))
            if (Member().Match(part) is { Success: true } member && TryDecode(member.Groups["hash"].Value, out var hash))
                found[member.Groups["name"].Value] = hash;
            else
                return SubmissionFaults.DigestInvalid.With("Each digest has the form sha-256=:…:, with the hash in base64.");
        var digests = new List<ContentDigest>();
        foreach (var (name, algorithm, length) in Known)
            if (found.TryGetValue(name, out var hash))
            {
                if (hash.Length != length)
                    return SubmissionFaults.DigestInvalid.With($"A {name} hash has {length} bytes; {hash.Length} were sent.");
                digests.Add(new(algorithm, hash));
            }
        return digests.Count > 0 ? digests.ToArray() : SubmissionFaults.DigestUnsupported;
    }

    private static bool TryDecode(string text, out byte[] hash)
    {
        var buffer = new byte[text.Length];
        var isDecoded = Convert.TryFromBase64String(text, buffer, out var length);
        hash = buffer[..length];
        return isDecoded;
    }

    // The members have no parameters in RFC 9530; any that come are left alone.
    [GeneratedRegex("^[ \t]*(?<name>[a-z*][a-z0-9_.*-]*)=:(?<hash>[A-Za-z0-9+/]*={0,2}):(?: *;.*)?[ \t]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Member();
}
