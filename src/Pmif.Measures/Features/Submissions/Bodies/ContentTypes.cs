using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>Picks the reader for a body or a file by its content type and encoding.</summary>
internal static class ContentTypes
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
        var digests = ContentDigest.Read(request.Headers[ContentDigest.Field]);
        if (digests.IsFault)
            return digests.Fault;
        var digested = digests.Value.Length == 0 ? null : new DigestedStream(request.Body, digests.Value);
        Stream sent = digested ?? request.Body;
        var stream = new BodyStream(isGzip ? new GzipContent(sent) : sent, limits.MaxBodyBytes, digested);
        request.HttpContext.Response.RegisterForDispose(stream);
        return Of(request.ContentType, stream, limits, adapter);
    }

    public static Result<SubmissionBody> Of(string? contentType, BodyStream stream, SubmissionLimits limits, CsvShape? adapter)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return SubmissionFaults.ContentType;
        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !type.Charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            return SubmissionFaults.ContentType.With($"The character set '{type.Charset}' is not accepted; UTF-8 is.");
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
