using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pmif.ServiceDefaults;

/// <summary>
/// What the codes of the audit trail are computed over: a label, then each field with its length before it, so that no two entries have the same
/// bytes. JSON is taken as the text that is stored, never written anew.
/// </summary>
internal static class AuditBytes
{
    /// <summary>SHA-256 over what of an entry can be removed, with a salt so that a short text cannot be guessed from what stays.</summary>
    public static byte[] DetailDigest(byte[] salt, string? before, string? after, string? why, string? address)
    {
        var writer = new Writer("pmif.audit.detail.1"u8);
        writer.Add(salt);
        writer.Add(before);
        writer.Add(after);
        writer.Add(why);
        writer.Add(address);
        return writer.Finish(SHA256.HashData);
    }

    /// <summary>HMAC-SHA256 over an entry of a service.</summary>
    public static byte[] Mac(byte[] key, string service, AuditRow row)
    {
        var writer = new Writer("pmif.audit.entry.1"u8);
        writer.Add(service);
        writer.Add(row.Id.ToByteArray(bigEndian: true));
        writer.Add((row.At.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        writer.Add(row.Actor);
        writer.Add(row.ActorKind);
        writer.Add(row.Action);
        writer.Add(row.SubjectKind);
        writer.Add(row.Subject);
        writer.Add(row.Door);
        writer.Add(row.Via);
        writer.Add(row.TraceId);
        writer.Add(row.KeyId);
        writer.Add(row.DetailDigest);
        return writer.Finish(bytes => HMACSHA256.HashData(key, bytes));
    }

    /// <summary>HMAC-SHA256 over the hash of the place before, this place, and the entry's own code: a link of the chain.</summary>
    public static byte[] Link(byte[] key, byte[] previous, long place, byte[] mac)
    {
        var writer = new Writer("pmif.audit.link.1"u8);
        writer.Add(previous);
        writer.Add(place);
        writer.Add(mac);
        return writer.Finish(bytes => HMACSHA256.HashData(key, bytes));
    }

    /// <summary>HMAC-SHA256 over where the chain ends.</summary>
    public static byte[] Head(byte[] key, string service, long place, byte[] hash)
    {
        var writer = new Writer("pmif.audit.head.1"u8);
        writer.Add(service);
        writer.Add(place);
        writer.Add(hash);
        return writer.Finish(bytes => HMACSHA256.HashData(key, bytes));
    }

    private delegate byte[] Digest(ReadOnlySpan<byte> bytes);

    private struct Writer
    {
        private byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
        private int length;

        public Writer(ReadOnlySpan<byte> label) => Add(label);

        public void Add(string? text)
        {
            if (text is null)
            {
                Number(-1);
                return;
            }

            var bytes = Encoding.UTF8.GetByteCount(text);
            Number(bytes);
            Encoding.UTF8.GetBytes(text, Next(bytes));
        }

        public void Add(ReadOnlySpan<byte> bytes)
        {
            Number(bytes.Length);
            bytes.CopyTo(Next(bytes.Length));
        }

        public void Add(long number)
        {
            Number(sizeof(long));
            BinaryPrimitives.WriteInt64BigEndian(Next(sizeof(long)), number);
        }

        public readonly byte[] Finish(Digest digest)
        {
            var result = digest(buffer.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            return result;
        }

        private void Number(int number) => BinaryPrimitives.WriteInt32BigEndian(Next(sizeof(int)), number);

        private Span<byte> Next(int count)
        {
            if (buffer.Length - length < count)
            {
                var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + count));
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
                buffer = larger;
            }

            length += count;
            return buffer.AsSpan(length - count, count);
        }
    }
}
