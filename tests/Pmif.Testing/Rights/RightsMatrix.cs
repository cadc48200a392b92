using System.Collections.Concurrent;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Testing;

/// <summary>
/// Calls every REST route and gRPC method of a running service as everybody who could: each role inside and outside its remit, no sign-in, keys of
/// this and of another source, a key limited to other measures, another service. What the rights table says of each must be what happens,
/// and nobody who is refused may leave an entry in the audit trail.
/// </summary>
/// <param name="service">In demo mode.</param>
/// <param name="inside">The remit that holds what the examples touch.</param>
/// <param name="outside">One of the same kind that does not.</param>
/// <param name="source">The source of what the examples touch.</param>
/// <param name="examples">By <c>PUT /v1/…</c> as routed, or <c>/package.Service/Method</c>: one for each end point whose right is bound by a remit.</param>
public sealed class RightsMatrix(RunningService service, Remit inside, Remit outside, string source, IReadOnlyDictionary<string, Example> examples)
{
    private const int AtOnce = 4;
    private const string RefusedActors = "refused-";

    private readonly ConcurrentBag<string> differences = [];
    private int calls;

    public int Calls => calls;

    /// <summary>Every call whose answer is not the expected one; empty when the service keeps to the table.</summary>
    public async Task<IReadOnlyList<string>> Differences(CancellationToken cancellationToken)
    {
        var doors = Door.All(service);
        foreach (var door in doors.Where(door => door.Right.BindsRemit && !examples.ContainsKey(door.Name))) differences.Add($"{door.Name} ({door.Right.Word}) has no example.");

        var all = doors.SelectMany(door => Visitors(door.Right).Select(visitor => (Door: door, Visitor: visitor))).ToList();
        // First those who are to be refused, so that nothing the others do gets between.
        foreach (var letIn in new[] { false, true })
            await Parallel.ForEachAsync(all.Where(one => one.Visitor.IsLetIn == letIn), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, Visit);
        foreach (var left in await AuditCount.Refused(service, RefusedActors, cancellationToken)) differences.Add($"A refused call left an entry: {left}.");
        return [.. differences.Order(StringComparer.Ordinal)];
    }

    private async ValueTask Visit((Door Door, Visitor Visitor) call, CancellationToken cancellationToken)
    {
        var (door, visitor) = call;
        Interlocked.Increment(ref calls);
        var token = visitor.Caller is { } caller ? service.TokenOf(visitor.IsLetIn ? caller : caller with { Id = $"{RefusedActors}{caller.Id}" }) : null;
        var answer = await door.Knock(service, token, examples.GetValueOrDefault(door.Name), cancellationToken);
        if (answer != visitor.Expected) differences.Add($"{door.Name} ({door.Right.Word}) as {visitor.Name}: expected {visitor.Expected}, was {answer}.");
    }

    private IEnumerable<Visitor> Visitors(Right right)
    {
        var services = right.With.HasFlag(With.ServicesOnly);
        var machines = right.With.HasFlag(With.SourceKeys);
        foreach (var role in Enum.GetValues<Role>())
        {
            var has = !services && (role == Role.Administrator || right.Roles.Contains(role));
            yield return new($"{Words.Of(role)} inside", Person(role, inside), has ? Answer.LetIn : Answer.Refused);
            if (right.BindsRemit) yield return new($"{Words.Of(role)} outside", Person(role, outside), has && role == Role.Administrator ? Answer.LetIn : Answer.Refused);
        }

        var named = !services && (right.IsReading || right.Roles.Contains(Role.Viewer) || right.With.HasFlag(With.Named));
        yield return new("a named viewer", Person(Role.Viewer, inside) with { MaySeeHeld = true }, named ? Answer.LetIn : Answer.Refused);
        yield return new("nobody", null, right.IsReading ? Answer.LetIn : Answer.Unknown);
        yield return new("a person without a role", new Caller(CallerKind.Person, "matrix-nobody", "Matrix"), Answer.Refused);
        yield return new("a key of the source", Key(source), right.IsReading || machines ? Answer.LetIn : Answer.Refused);
        yield return new("a key of another source", Key($"not-{source}"), right.IsReading ? Answer.LetIn : Answer.Refused);
        yield return new("a key of other measures", Key(source) with { Measures = ["OTHER*"] }, right.IsReading ? Answer.LetIn : Answer.Refused);
        yield return new("a service", Caller.Service("web"), right.IsReading || services ? Answer.LetIn : Answer.Refused);
    }

    private static Caller Person(Role role, Remit remit) => new(CallerKind.Person, $"matrix-{Words.Of(role)}", $"Matrix {Words.Of(role)}") { Grants = [new Grant(role, remit)] };

    private static Caller Key(string source) => new(CallerKind.Machine, $"matrix-{source}", $"Matrix {source}") { Source = source };

    private sealed record Visitor(string Name, Caller? Caller, Answer Expected)
    {
        public bool IsLetIn => Expected == Answer.LetIn;
    }
}

/// <summary>What became of a caller, whatever came after.</summary>
internal enum Answer { LetIn, Refused, Unknown }
