using Microsoft.Extensions.DependencyInjection;

namespace Pmif.ServiceDefaults;

/// <summary><c>dotnet Pmif.X.dll audit verify [--head=service:place:hash]</c>: checks the service's own trail while nothing else of it runs. Ends with 1 where something is wrong.</summary>
internal static class AuditCommand
{
    private const string HeadOption = "--head=";

    public static async Task<int> RunAsync<TDb>(IServiceProvider services, string[] args, CancellationToken cancellationToken) where TDb : ServiceDbContext
    {
        if (args is not [_, "verify", ..])
        {
            await Console.Error.WriteLineAsync("There is audit verify, with --head=service:place:hash if somebody wrote one down.");
            return 2;
        }

        await using var scope = services.CreateAsyncScope();
        var service = scope.ServiceProvider.GetRequiredService<AuditKeys>().Service;
        var head = args.FirstOrDefault(arg => arg.StartsWith(HeadOption, StringComparison.Ordinal))?[HeadOption.Length..];
        var witness = head is null ? null : AuditWitness.Read(head, service);
        if (head is not null && witness is null)
        {
            await Console.Error.WriteLineAsync($"'{head}' is not written {service}:place:hash.");
            return 2;
        }

        var verdict = await scope.ServiceProvider.GetRequiredService<VerifyTrail<TDb>>().Handle(witness, null, cancellationToken);
        await Console.Out.WriteLineAsync(verdict.Flaw is { } flaw
            ? $"{service}: WRONG: {flaw.Message} ({flaw.Code})"
            : $"{service}: {verdict.Entries} entries are sound, {verdict.Waiting} wait for their place; the trail ends at {verdict.Head}");
        return verdict.Flaw is null ? 0 : 1;
    }
}
