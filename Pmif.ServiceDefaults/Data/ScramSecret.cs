using System.Security.Cryptography;
using System.Text;

namespace Pmif.ServiceDefaults;

/// <summary>A password in the form in which PostgreSQL stores it (RFC 5803), so that it never stands in a statement, and so in no log, itself.</summary>
internal static class ScramSecret
{
    private const int Iterations = 4096;

    public static string Of(string password)
    {
        // Outside ASCII the two sides would have to agree on how to normalise it first.
        if (!Ascii.IsValid(password)) throw new InvalidOperationException("The password of a service's role has characters outside ASCII.");

        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}
