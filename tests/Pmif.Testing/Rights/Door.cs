using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pmif.ServiceDefaults;

namespace Pmif.Testing;

/// <summary>One method of a REST route, or a gRPC method, and the right that it asks for.</summary>
internal sealed partial record Door(string Name, string Pattern, HttpMethod? Method, Right Right, bool IsExport, string? ContentType)
{
    // By what a refusal is known, from other reasons for 403 such as that nobody may verify their own values.
    private static readonly string[] Refusals = ["auth.not-allowed", "auth.outside-remit", "measures.source-not-allowed"];
    private static readonly string[] Unknowns = ["auth.key-missing", "auth.key-unknown", "auth.token-invalid"];
    private static readonly string[] Readings = ["List", "Get", "Resolve", "Preview", "preview"];
    private const string GrpcType = "application/grpc";
    private static readonly HttpClient Client = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = true, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) });

    /// <summary>All that a service has, but for those that are open to everybody.</summary>
    public static List<Door> All(RunningService service) => [.. service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).SelectMany(Of)];

    private static IEnumerable<Door> Of(RouteEndpoint endpoint)
    {
        var word = endpoint.Metadata.OfType<IAuthorizeData>().Last().Policy!;
        var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        if (endpoint.DisplayName?.StartsWith("gRPC", StringComparison.Ordinal) == true) yield return new(pattern, pattern, null, RightsTable.Of(word), false, GrpcType);
        else
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
                yield return new($"{method} {pattern}", pattern, HttpMethod.Parse(method), RightsTable.Of(word), endpoint.Metadata.GetMetadata<ExportedList>() is not null,
                    endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0]);
    }

    /// <summary>Whether this changes nothing: it asks for a right to read, or is named for reading.</summary>
    public bool IsReading => Right.IsReading || Right.Word == Rights.SearchAudit || Method == HttpMethod.Get || Readings.Any(Name[(Name.LastIndexOf('/') + 1)..].StartsWith);

    public async Task<Answer> Knock(RunningService service, string? token, Example? example, CancellationToken cancellationToken)
    {
        var (code, body) = await Call(service, token, example, cancellationToken);
        // Of a submission, rows are refused.
        return code is not null ? Read(code) : body.Contains("measures.source-not-allowed", StringComparison.Ordinal) ? Answer.Refused : Answer.LetIn;
    }

    /// <summary>The code of the fault that is answered, or of HTTP or gRPC where it has none; null where the call succeeds. And what is answered to an example.</summary>
    public async Task<(string? Code, string Body)> Call(RunningService service, string? token, Example? example, CancellationToken cancellationToken)
    {
        using var request = Method is null ? Grpc(service, example) : Rest(service, Method, example);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (Fault(answer.Headers) is { } early) return (early, "");
        if (example is null && answer.IsSuccessStatusCode) return (null, "");

        // Only examples are read to their end: they end; streams may not.
        var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        if (Fault(answer.TrailingHeaders) is { } late) return (late, body);
        if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json") return (JsonDocument.Parse(body).RootElement.GetProperty("code").GetString(), body);
        return (answer.IsSuccessStatusCode ? null : $"http-{(int)answer.StatusCode}", body);
    }

    /// <summary>What is answered where the same text stands for every id.</summary>
    public Task<(string? Code, string Body)> CallWithIds(RunningService service, string token, string id, CancellationToken cancellationToken) =>
        Call(service, token, new(Parameter().Replace(Pattern, id), () => new StringContent("{}", Encoding.UTF8, "application/json"), []), cancellationToken);

    public bool TakesBody => ContentType is not null;

    /// <summary>The code by which far too large a body or message is refused when it is announced; null where it is not.</summary>
    public async Task<string?> CallOversized(RunningService service, string token, CancellationToken cancellationToken)
    {
        using var request = Method is null ? Grpc(service, null) : Rest(service, Method, null);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = Method is null ? new ByteArrayContent([0, 0x7F, 0xFF, 0xFF, 0xFF]) : new OversizedContent();
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType!);
        request.Headers.ExpectContinue = Method is not null;
        try
        {
            using var answer = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (Fault(answer.Headers) is { } early) return early;
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            return Fault(answer.TrailingHeaders) ?? (answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                ? JsonDocument.Parse(body).RootElement.GetProperty("code").GetString() : $"http-{(int)answer.StatusCode}");
        }
        catch (HttpRequestException e) when (e.InnerException is IOException)
        {
            return null;
        }
    }

    private static string? Fault(HttpHeaders headers) => headers.TryGetValues("fault-code", out var codes) ? codes.Single()
        : headers.TryGetValues("grpc-status", out var status) && status.Single() is var number and not "0" ? $"grpc-{number}" : null;

    private static Answer Read(string code) => Refusals.Contains(code) ? Answer.Refused : Unknowns.Contains(code) ? Answer.Unknown : Answer.LetIn;

    private HttpRequestMessage Rest(RunningService service, HttpMethod method, Example? example)
    {
        var request = new HttpRequestMessage(method, new Uri(service.Address, example?.Path ?? Parameter().Replace(Pattern, Filled)));
        if (method != HttpMethod.Get) request.Content = example?.Content() ?? new StringContent("{}", Encoding.UTF8, "application/json");
        return request;
    }

    private HttpRequestMessage Grpc(RunningService service, Example? example)
    {
        var content = new ByteArrayContent([.. (example?.Messages.Select(message => message.ToByteArray()) ?? [[]]).SelectMany(Framed)]);
        content.Headers.ContentType = new MediaTypeHeaderValue(GrpcType);
        return new(HttpMethod.Post, new Uri(service.GrpcAddress, Pattern)) { Content = content, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Headers = { { "TE", "trailers" } } };
    }

    // A byte that says "not compressed", four for the length, and the message.
    private static byte[] Framed(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private static string Filled(Match parameter) => parameter.Value.Contains(":int", StringComparison.Ordinal) ? "1"
        : parameter.Value.Contains(":guid", StringComparison.Ordinal) ? "00000000-0000-0000-0000-000000000001" : "NOBODYS";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
