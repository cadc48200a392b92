using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Pmif.ServiceDefaults;

/// <summary>Answers to GET carry an <c>ETag</c> of their content; one that the caller has already is answered with 304.</summary>
public static class ETags
{
    /// <summary>For every GET in the group that answers 200 with a JSON value; streams and files stay as they are.</summary>
    public static RouteGroupBuilder WithETags(this RouteGroupBuilder group) => group.AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        return HttpMethods.IsGet(context.HttpContext.Request.Method) && JsonValue(answer) is { } value ? new Tagged(value) : answer;
    });

    /// <summary>Whether the caller's <c>If-Match</c> names an answer, none standing for one that does not exist; null where the caller does not ask.</summary>
    public static Func<object?, bool>? IfMatch(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Request.GetTypedHeaders().IfMatch is not { Count: > 0 } wanted)
            return null;
        return value => value is not null
            && wanted.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(TagOf(Body(value, http)), useStrongComparison: true));
    }

    private static byte[] Body(object value, HttpContext http) => JsonSerializer.SerializeToUtf8Bytes(
        value, value.GetType(), http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);

    private static EntityTagHeaderValue TagOf(byte[] body) => new($"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 16))}\"");

    private static object? JsonValue(object? answer) => answer switch
    {
        INestedHttpResult nested => JsonValue(nested.Result),
        IValueHttpResult { Value: { } value } and IStatusCodeHttpResult { StatusCode: null or StatusCodes.Status200OK } => value,
        IResult or null or string => null,
        _ => answer,
    };

    private sealed class Tagged(object value) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var body = Body(value, httpContext);
            var tag = TagOf(body);
            httpContext.Response.GetTypedHeaders().ETag = tag;

            var known = httpContext.Request.GetTypedHeaders().IfNoneMatch;
            if (known.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(tag, useStrongComparison: false)))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = body.Length;
            return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }
}
