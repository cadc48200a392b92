using Grpc.Core;
using Pmif.Contracts.Access.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Keys;

/// <summary>Reads, makes, replaces and ends the keys of machines.</summary>
public sealed class KeyParts(Access.AccessClient access, Ask ask)
{
    private const int PageSize = 1000, MostPages = 5;

    /// <summary>All keys: those that work first, then by source and name; 5,000 at most.</summary>
    public Task<Part<IReadOnlyList<Key>>> All(string source, CancellationToken ct) => ask.For("The list of keys", async () =>
        (IReadOnlyList<Key>)[.. (await Read(source, ct)).OrderBy(key => key.State is "active" or "ending" ? 0 : 1)
            .ThenBy(key => key.Source, StringComparer.Ordinal).ThenBy(key => key.Name, StringComparer.OrdinalIgnoreCase)], ct);

    /// <summary>One key.</summary>
    public Task<Part<Key>> Get(string id, CancellationToken ct) => ask.For("The key", async () =>
        (await Read("", ct)).Find(key => key.Id == id) ?? throw new RpcException(new Status(StatusCode.NotFound, "There is no such key.")), ct);

    /// <summary>Makes a key; it is told this once.</summary>
    public Task<Result<NewKey>> Create(CreateKeyRequest request, CancellationToken ct) => access.CreateKeyAsync(request, cancellationToken: ct).AsResult();

    /// <summary>Makes another in place of a key, which goes on working for a while.</summary>
    public Task<Result<NewKey>> Rotate(RotateKeyRequest request, CancellationToken ct) => access.RotateKeyAsync(request, cancellationToken: ct).AsResult();

    /// <summary>Ends a key now.</summary>
    public Task<Result<Key>> Revoke(RevokeKeyRequest request, CancellationToken ct) => access.RevokeKeyAsync(request, cancellationToken: ct).AsResult();

    private async Task<List<Key>> Read(string source, CancellationToken ct)
    {
        var keys = new List<Key>();
        var request = new ListKeysRequest { Source = source, Limit = PageSize };
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await access.ListKeysAsync(request, cancellationToken: ct);
            keys.AddRange(answer.Keys);
            if (answer.Next.Length == 0) break;
            request.Cursor = answer.Next;
        }

        return keys;
    }
}
