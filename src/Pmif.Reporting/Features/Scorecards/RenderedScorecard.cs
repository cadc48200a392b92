using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>A scorecard with its JSON, written once however often it is read.</summary>
public sealed class RenderedScorecard
{
    public RenderedScorecard(Scorecard scorecard)
    {
        Scorecard = scorecard;
        Json = JsonSerializer.SerializeToUtf8Bytes(scorecard, PmifJson.Options);
        ETag = $"\"{Base64Url.EncodeToString(SHA256.HashData(Json.Span).AsSpan(0, 16))}\"";
    }

    public Scorecard Scorecard { get; }

    public ReadOnlyMemory<byte> Json { get; }

    public string ETag { get; }
}
