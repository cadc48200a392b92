using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>A scorecard with its JSON, written once and only if somebody reads it: who follows its changes does not.</summary>
public sealed class RenderedScorecard
{
    private readonly Lazy<(byte[] Json, string ETag)> rendered;

    public RenderedScorecard(Scorecard scorecard)
    {
        Scorecard = scorecard;
        rendered = new(() => Render(scorecard));
    }

    public Scorecard Scorecard { get; }

    public ReadOnlyMemory<byte> Json => rendered.Value.Json;

    public string ETag => rendered.Value.ETag;

    private static (byte[] Json, string ETag) Render(Scorecard scorecard)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(scorecard, PmifJson.Options);
        return (json, $"\"{Base64Url.EncodeToString(SHA256.HashData(json).AsSpan(0, 16))}\"");
    }
}
