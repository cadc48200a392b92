using Google.Protobuf;
using System.Net.Http.Json;
using Pmif.Contracts.Primitives;

namespace Pmif.Testing;

/// <summary>A call that reaches what is touched, for an end point whose right is bound by a remit.</summary>
/// <param name="Path">The address with everything filled in; null for a gRPC method.</param>
/// <param name="Content">The body of a REST call.</param>
/// <param name="Messages">What a gRPC call sends.</param>
public sealed record Example(string? Path, Func<HttpContent?> Content, IReadOnlyList<IMessage> Messages)
{
    public static Example Rest(string path, object body) => new(path, () => JsonContent.Create(body, body.GetType(), options: PmifJson.Options), []);

    public static Example Rest(string path, string text, string contentType) => new(path, () => new StringContent(text, System.Text.Encoding.UTF8, contentType), []);

    public static Example Grpc(params IMessage[] messages) => new(null, () => null, messages);
}
