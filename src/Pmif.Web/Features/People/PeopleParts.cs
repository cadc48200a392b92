using Grpc.Core;
using Pmif.Contracts.Access.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Peers;
using Grant = Pmif.Contracts.Access.V1.Grant;

namespace Pmif.Web.Features.People;

/// <summary>Reads and changes who may do what; Framework keeps it and asks whether the reader is an administrator.</summary>
public sealed class PeopleParts(Access.AccessClient access, Ask ask)
{
    private const int PageSize = 50, MostPages = 20;

    /// <summary>People whose name or address holds a text, by name.</summary>
    public Task<Part<PeoplePage>> Search(string text, string cursor, CancellationToken ct) => ask.For("The list of people", () =>
        access.ListPeopleAsync(new() { Text = text, Limit = PageSize, Cursor = cursor }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>One person, looked for through the whole list: a council's is a few pages long.</summary>
    public Task<Part<Person>> Get(string id, CancellationToken ct) => ask.For("The person", async () =>
    {
        var request = new ListPeopleRequest { Limit = 1000 };
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await access.ListPeopleAsync(request, cancellationToken: ct);
            if (answer.People.FirstOrDefault(person => person.Id == id) is { } found) return found;
            if (answer.Next.Length == 0) break;
            request.Cursor = answer.Next;
        }

        throw new RpcException(new Status(StatusCode.NotFound, "There is no such person."));
    }, ct);

    /// <summary>Replaces what is kept for a person; the fault where it was not taken.</summary>
    public async Task<Fault?> Set(string id, IEnumerable<Grant> grants, bool maySeeHeld, string reason, CancellationToken ct)
    {
        var set = await access.SetGrantsAsync(new() { Id = id, Grants = { grants }, MaySeeHeld = maySeeHeld, Reason = reason }, cancellationToken: ct).AsResult();
        return set.IsFault ? set.Fault : null;
    }

    /// <summary>A leaver: no rights from now on.</summary>
    public async Task<Fault?> Remove(string id, string reason, bool forgetName, CancellationToken ct)
    {
        var removed = await access.RemovePersonAsync(new() { Id = id, Reason = reason, ForgetName = forgetName }, cancellationToken: ct).AsResult();
        return removed.IsFault ? removed.Fault : null;
    }
}
