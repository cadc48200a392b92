using System.Text.Unicode;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>Checks bytes for valid UTF-8 as they stream by, wherever the stream cuts a character.</summary>
internal sealed class Utf8Check
{
    private readonly byte[] cut = new byte[4];
    private int held;

    /// <summary>Whether everything up to the end of <paramref name="bytes"/> is, or may yet become, valid.</summary>
    public bool Accepts(ReadOnlySpan<byte> bytes)
    {
        while (held > 0 && !bytes.IsEmpty)
        {
            cut[held++] = bytes[0];
            bytes = bytes[1..];
            if (held < Needed(cut[0]))
                continue;
            if (!Utf8.IsValid(cut.AsSpan(0, held)))
                return false;
            held = 0;
        }
        var tail = CutAt(bytes);
        bytes[^tail..].CopyTo(cut.AsSpan(held));
        held += tail;
        return Utf8.IsValid(bytes[..^tail]);
    }

    /// <summary>Whether the end cuts no character.</summary>
    public bool IsComplete => held == 0;

    // How many bytes at the end begin a character that is not yet whole.
    private static int CutAt(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) != 0x80)
                return Needed(lead) > back ? back : 0;
        }
        return 0;
    }

    private static int Needed(byte lead) => lead switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 };
}
