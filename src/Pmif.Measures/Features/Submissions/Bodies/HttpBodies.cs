using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>Picks the reader for a body by its content type and encoding.</summary>
internal static class HttpBodies
{
    public static Result<SubmissionBody> Of(HttpRequest request, SubmissionLimits limits, CsvShape? adapter = null)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limits.MaxBodyBytes;
        var isGzip = false;
        foreach (var encoding in request.Headers.ContentEncoding.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!isGzip && encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase))
                isGzip = true;
            else if (!encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
                return SubmissionFaults.ContentType.With($"The content encoding '{encoding}' is not accepted; gzip is.");
        return Of(request.ContentType, isGzip ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body, limits, adapter);
    }

    public static Result<SubmissionBody> Of(string? contentType, Stream bytes, SubmissionLimits limits, CsvShape? adapter = null)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return SubmissionFaults.ContentType;
        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !type.Charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            return SubmissionFaults.ContentType.With($"The character set '{type.Charset}' is not accepted; UTF-8 is.");
        var stream = new BodyStream(bytes, limits.MaxBodyBytes);
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "text/csv" => new CsvBody(stream, limits, adapter ?? new PlainShape()),
            _ when adapter is not null => SubmissionFaults.ContentType.With("An adapter reads text/csv."),
            "application/json" => new JsonBody(stream, limits, isLines: false),
            "application/x-ndjson" or "application/ndjson" => new JsonBody(stream, limits, isLines: true),
            _ => SubmissionFaults.ContentType.With($"The content type '{type.MediaType}' is not accepted."),
        };
    }
}
