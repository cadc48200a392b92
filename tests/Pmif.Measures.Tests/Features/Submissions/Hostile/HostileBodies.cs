using System.IO.Compression;
using System.Text;
using static Pmif.Measures.Tests.Features.Submissions.Hostile.HostileCells;

namespace Pmif.Measures.Tests.Features.Submissions.Hostile;

/// <summary>Makes hostile bodies; the same number always makes the same.</summary>
internal static class HostileBodies
{
    private const int Megabyte = 1 << 20;

    public static HostileBody Make(int number, string measure)
    {
        var random = new Random(number);
        var body = random.Next(100) switch
        {
            < 25 => HostileTables.Any(random, measure),
            < 40 => Truncated(random, HostileTables.Any(random, measure)),
            < 50 => Corrupted(random, HostileTables.Any(random, measure)),
            < 60 => Misencoded(random, measure),
            < 66 => Header(random, measure),
            < 72 => LineBreaks(random, measure),
            < 80 => JsonShape(random, measure),
            < 97 => Packed(random, HostileTables.Any(random, measure)),
            < 99 => Large(random, measure),
            _ => Bomb(random, measure),
        };
        return random.Next(3) == 0 ? WithHeaders(random, body) : body;
    }

    private static HostileBody Truncated(Random random, HostileBody body) =>
        body with { Kind = $"truncated {body.Kind}", Content = body.Content[..random.Next(body.Content.Length + 1)] };

    private static HostileBody Corrupted(Random random, HostileBody body)
    {
        var bytes = (byte[])body.Content.Clone();
        for (var times = random.Next(1, 6); times > 0 && bytes.Length > 0; times--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        if (random.Next(10) == 0)
            random.NextBytes(bytes);
        return body with { Kind = $"corrupted {body.Kind}", Content = bytes };
    }

    private static HostileBody Misencoded(Random random, string measure)
    {
        var csv = $"measure,period,value,note\n{measure},2024-04,1,£é\n";
        byte[][] cuts = [[0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE], [0x80], [0xEF, 0xBB, 0xBF], [0xE2, 0x82], [0]];
        return random.Next(8) switch
        {
            0 => new("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(csv)], "text/csv"),
            1 => new("UTF-16 without a mark", Encoding.BigEndianUnicode.GetBytes(csv), "text/csv"),
            2 => new("UTF-32", Encoding.UTF32.GetBytes(csv), Pick(random, ["text/csv", "application/json"])),
            3 => new("Latin-1", Encoding.Latin1.GetBytes(csv), Pick(random, ["text/csv", "text/csv; charset=utf-8"])),
            4 => new("marks", [.. Encoding.UTF8.Preamble, .. random.Next(2) == 0 ? [] : Encoding.UTF8.Preamble.ToArray(), .. Encoding.UTF8.GetBytes(random.Next(2) == 0 ? "" : csv)], Pick(random, ["text/csv", "application/json", "application/x-ndjson"])),
            _ => Spliced(random, Encoding.UTF8.GetBytes(csv), Pick(random, cuts)),
        };
    }

    private static HostileBody Spliced(Random random, byte[] bytes, byte[] cut)
    {
        var at = random.Next(bytes.Length + 1);
        return new("bytes that are no text", [.. bytes[..at], .. cut, .. bytes[at..]], "text/csv");
    }

    private static HostileBody Header(Random random, string measure)
    {
        var names = new List<string> { "measure", "period", "value" };
        for (var more = random.Next(6); more > 0; more--)
            names.Insert(random.Next(names.Count + 1), Pick(random, ["", " ", "value", "VALUE", "Measure", "note", "NHS Number", "__proto__", "=1+1", "\"a\nb\"", "\"", new string('n', 300), "😀" + new string('n', 98) + "😀😀", "a\u0001b"]));
        if (random.Next(3) == 0)
            names.RemoveAt(random.Next(names.Count));
        return new("header", Encoding.UTF8.GetBytes($"{string.Join(',', names)}\n{string.Join(',', names.Select(_ => Pick(random, [measure, "2024-04", "1"])))}\n"), "text/csv")
        {
            Query = Pick(random, ["", "", "?adapter=ons", "?adapter=fingertips", "?adapter=lgbf"]),
        };
    }

    private static HostileBody LineBreaks(Random random, string measure)
    {
        string Break() => Pick(random, ["\n", "\r\n", "\r", "\n\r", "\n\n", "\u2028", " \n", "\u0085", ""]);
        var rows = Enumerable.Range(1, random.Next(1, 8)).Select(month => $"{measure},2024-{month:00},{month}{Break()}");
        return new("line breaks", Encoding.UTF8.GetBytes($"measure,period,value{Break()}{string.Concat(rows)}"), "text/csv");
    }

    private static HostileBody JsonShape(Random random, string measure)
    {
        var row = $"{{\"measure\":\"{measure}\",\"period\":\"2024-04\",\"value\":1}}";
        var depth = Pick(random, [10, 15, 16, 17, 63, 64, 1_000, 20_000]);
        var deep = new string('[', depth) + (random.Next(2) == 0 ? new string(']', depth) : "");
        var text = random.Next(12) switch
        {
            0 => $"{{\"values\":[{row}],\"values\":[{row}]}}",
            1 => $"{{\"values\":{row}}}",
            2 => $"{{\"other\":{deep},\"values\":[{row}]}}",
            3 => $"{{\"values\":[{{\"measure\":{deep}}}]}}",
            4 => deep,
            5 => $"{{\"a\\u0000b\":1,\"values\":[{row}]}}",
            6 => $"{{\"\\ud800\":1,\"values\":[{row}]}}",
            7 => $"{{\"{new string('n', 99)}😀😀\":1,\"values\":[{row}],}}",
            8 => $"{{\"values\":[{row}]}}" + Pick(random, ["x", " ", "{}", "\u0000", "]"]),
            9 => $"{{\"values\":[{{\"measure\":\"{measure}\",\"measure\":\"other\",\"period\":\"2024-04\",\"value\":\"1\",\"VALUE\":2,\"a\\u0000\":1}}]}}",
            10 => $"[{row}]",
            _ => $"// note\n{{\"values\":[{row}/**/]}}",
        };
        return new("json shape", Encoding.UTF8.GetBytes(text), Pick(random, ["application/json", "application/json", "application/x-ndjson"]));
    }

    private static HostileBody Packed(Random random, HostileBody body)
    {
        var packed = Pack(body.Content);
        var (kind, bytes) = random.Next(8) switch
        {
            0 => ("gzip that breaks off", packed[..random.Next(packed.Length)]),
            1 => ("gzip with a wrong byte", Corrupted(random, body with { Content = packed }).Content),
            2 => ("gzip and more", [.. packed, .. body.Content]),
            3 => ("gzip twice", Pack(packed)),
            4 => ("gzip that is none", body.Content),
            5 => ("two gzip members", [.. packed, .. packed]),
            _ => ("gzip", packed),
        };
        return body with { Kind = $"{kind}: {body.Kind}", Content = bytes, Encoding = random.Next(8) == 0 ? null : "gzip" };
    }

    private static HostileBody Large(Random random, string measure)
    {
        var much = new string(Pick(random, ['x', '"', ',', '[', '9', ' ']), random.Next(Megabyte / 2, Megabyte));
        return random.Next(6) switch
        {
            0 => new("a field of a megabyte", Encoding.UTF8.GetBytes($"measure,period,value,note\n{measure},2024-04,1,\"{much}"), "text/csv"),
            1 => new("a header of a megabyte", Encoding.UTF8.GetBytes($"measure,period,value,{much}\n"), "text/csv"),
            2 => new("a JSON field of a megabyte", Encoding.UTF8.GetBytes($"{{\"values\":[{{\"measure\":\"{measure}\",\"note\":\"{much}\"}}]}}"), "application/json"),
            3 => new("much JSON beside the values", Encoding.UTF8.GetBytes($"{{\"other\":\"{new string('x', Megabyte)}\",\"values\":[]}}"), "application/json"),
            4 => new("many blank lines", Encoding.UTF8.GetBytes($"measure,period,value\n{new string('\n', Megabyte)}{measure},2024-04,1\n"), "text/csv"),
            _ => new("long notes in an unknown column", Encoding.UTF8.GetBytes("measure,period,value,remark\n" + string.Concat(Enumerable.Range(0, 400).Select(row => $"{measure},{1950 + row / 12}-{row % 12 + 1:00},1,{new string('r', 3_900)}\n"))), "text/csv"),
        };
    }

    private static HostileBody Bomb(Random random, string measure)
    {
        var text = random.Next(4) switch
        {
            0 => "measure,period,value\n" + new string('\n', 20 * Megabyte),
            1 => "measure,period,value\n" + new string('0', 20 * Megabyte),
            2 => "{\"values\":[" + new string(' ', 20 * Megabyte) + "]}",
            _ => "measure,period,value\n" + string.Concat(Enumerable.Repeat($"{measure},2024-04,1\n", 20_000)),
        };
        var packed = Pack(Encoding.UTF8.GetBytes(text));
        return new("bomb", packed, text[0] == '{' ? "application/json" : "text/csv") { Encoding = "gzip" };
    }

    private static HostileBody WithHeaders(Random random, HostileBody body) => random.Next(6) switch
    {
        0 => body with { Kind = $"content type: {body.Kind}", ContentType = Pick(random, [null, "", "text/csv; charset=utf-16", "text/csv; charset=\"utf-8", "TEXT/CSV", "*/*", "text", "application/json, text/csv", "multipart/form-data; boundary=x", "application/x-ndjson", "application/json", "text/csv", "text/csv;" + new string('a', 8_000)]) },
        1 => body with { Kind = $"encoding: {body.Kind}", Encoding = Pick(random, ["br", "deflate", "identity", "GZIP", "gzip, gzip", "identity, gzip", "gzip;q=1", ",", "x"]) },
        2 => body with { Kind = $"digest: {body.Kind}", Headers = new() { ["Content-Digest"] = Pick(random, ["sha-256=:AAAA:", "sha-256", "md5=:AAAA:", $"sha-256=:{new string('A', 43)}=:", ",", "=", new string('=', 9_000), "sha-256=:" + new string('/', 9_000)]) } },
        3 => body with { Kind = $"key: {body.Kind}", Headers = new() { ["Idempotency-Key"] = Pick(random, ["", "one", "one", new string('k', 200), new string('k', 201), "\u0001", "'; --"]) } },
        4 => body with { Kind = $"options: {body.Kind}", Query = Pick(random, ["?mode=atomic", "?mode=atomic", "?mode=ATOMIC&mode=partial", "?mode=%00", "?dryRun=true", "?dryRun=1", "?mode=atomic&dryRun=true", "?adapter=ons", "?adapter=lgbf", "?adapter=fingertips", "?adapter=%F0%9F", "?adapter=" + new string('a', 4_000), "?%ZZ"]) },
        _ => body with { Kind = $"right digest: {body.Kind}", Headers = new() { ["Content-Digest"] = $"sha-512=:{Convert.ToBase64String(System.Security.Cryptography.SHA512.HashData(body.Content))}:" } },
    };

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
