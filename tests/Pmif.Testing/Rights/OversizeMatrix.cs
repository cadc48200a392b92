using System.Net;
using Pmif.ServiceDefaults;

namespace Pmif.Testing;

/// <summary>
/// Tells every REST route that takes a body of one larger than any service takes, and every gRPC method of such a message: each must refuse it before
/// it comes, with a code that ends with <c>too-large</c>.
/// </summary>
/// <param name="service">In demo mode.</param>
public sealed class OversizeMatrix(RunningService service)
{
    /// <summary>Doors that were knocked at.</summary>
    public int Calls { get; private set; }

    /// <summary>Every door that answered otherwise.</summary>
    public async Task<IReadOnlyList<string>> Differences(CancellationToken cancellationToken)
    {
        var caller = new Caller(CallerKind.Person, "oversize", "Oversize") { Grants = [new(Role.Administrator, Remit.Everything)], MaySeeHeld = true };
        var differences = new List<string>();
        foreach (var door in Door.All(service).Where(door => door.TakesBody))
        {
            Calls++;
            var code = await door.CallOversized(service, service.TokenOf(door.Right.With.HasFlag(With.ServicesOnly) ? Caller.Service("web") : caller), cancellationToken);
            if (code?.EndsWith("too-large", StringComparison.Ordinal) != true) differences.Add($"{door.Name}: {code ?? "was taken"}.");
        }

        return differences;
    }
}

/// <summary>Tells its length, and nothing comes when it is asked for.</summary>
internal sealed class OversizedContent : HttpContent
{
    private const long Told = 1L << 40;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new IOException("The body was asked for.");

    protected override bool TryComputeLength(out long length)
    {
        length = Told;
        return true;
    }
}
