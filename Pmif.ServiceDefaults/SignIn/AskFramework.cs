using System.Globalization;
using Google.Protobuf;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>Keys as Framework knows them.</summary>
internal static class AskFramework
{
    public static async Task<KeyHolder?> WhoseKey(Access.AccessClient access, byte[] sha256, CancellationToken cancellationToken)
    {
        var told = await access.ResolveKeyAsync(new ResolveKeyRequest { Sha256 = ByteString.CopyFrom(sha256) }, CallAs.Itself, cancellationToken: cancellationToken);
        if (!told.Known) return null;
        var caller = new Caller(CallerKind.Machine, told.Id, told.Name)
        {
            Source = told.Source,
            Measures = [.. told.Measures],
            Grants = told.Role.Length == 0 ? [] : [new Grant(Words.Read<Role>(told.Role), Remit.Everything)],
        };
        return new(caller, DateTimeOffset.Parse(told.Expires, CultureInfo.InvariantCulture));
    }
}
