using System.Collections.Concurrent;

namespace Pmif.ServiceDefaults;

/// <summary>Names of those who act, on their way to the table beside the trail. The sealer stores them, so that no request pays for it.</summary>
internal sealed class AuditPeople
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, AuditPerson> waiting = new();
    private readonly ConcurrentDictionary<string, string> stored = new();

    public void Note(AuditRow row)
    {
        if (row.ActorName.Length == 0 || (stored.TryGetValue(row.Actor, out var name) && name == row.ActorName)) return;
        if (waiting.Count < Most) waiting[row.Actor] = new(row.Actor, row.ActorKind, row.ActorName);
    }

    public IReadOnlyCollection<AuditPerson> Waiting => [.. waiting.Values];

    public void Stored(IEnumerable<AuditPerson> people)
    {
        if (stored.Count >= Most) stored.Clear();
        foreach (var person in people)
        {
            stored[person.Actor] = person.Name;
            waiting.TryRemove(new(person.Actor, person));
        }
    }
}

/// <summary>Who acts, by name.</summary>
internal sealed record AuditPerson(string Actor, string Kind, string Name);
