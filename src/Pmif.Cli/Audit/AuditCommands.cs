using System.CommandLine;
using Pmif.Cli.Http;

namespace Pmif.Cli.Audit;

/// <summary><c>pmif audit …</c>: asks each service about its own audit trail.</summary>
internal static class AuditCommands
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["framework"] = "http://localhost:8101",
        ["measures"] = "http://localhost:8102",
        ["risk"] = "http://localhost:8103",
        ["benchmarking"] = "http://localhost:8104",
        ["reporting"] = "http://localhost:8105",
    };

    public static Command Create(Surroundings around) => new("audit", "The audit trails of the services.") { Verify(around), Forget(around), Redact(around) };

    private static Command Verify(Surroundings around)
    {
        var head = new Option<string[]>("--head") { Description = "service:place:hash as written down earlier: the trail must still have it.", AllowMultipleArgumentsPerToken = true };
        var common = new Common(around);
        var command = common.Add(new Command("verify", "Checks each trail from its beginning: 0 when all are sound, 2 when one is not.") { head });
        command.SetAction((parsed, cancellation) => new VerifyTrails(around, common.Door(parsed)).RunAsync(common.Services(parsed), parsed.GetValue(head) ?? [], cancellation));
        return command;
    }

    private static Command Forget(Surroundings around)
    {
        var actor = new Argument<string>("ID") { Description = "The actor's id, as the trail shows it." };
        var reason = new Option<string>("--reason") { Description = "Why the name is removed.", Required = true };
        var common = new Common(around);
        var command = common.Add(new Command("forget-person", "Removes the name of somebody who acted from each trail; what was done stays, under the id.") { actor, reason });
        command.SetAction((parsed, cancellation) => new RemoveFromTrails(around, common.Door(parsed))
            .ForgetAsync(common.Services(parsed), parsed.GetRequiredValue(actor), parsed.GetRequiredValue(reason), cancellation));
        return command;
    }

    private static Command Redact(Surroundings around)
    {
        var entry = new Argument<Guid>("ENTRY") { Description = "The entry's id." };
        var reason = new Option<string>("--reason") { Description = "Why its details are removed.", Required = true };
        var common = new Common(around);
        common.Service.Required = true;
        var command = common.Add(new Command("redact", "Removes before, after, why and address of one entry; the entry keeps its place.") { entry, reason });
        command.SetAction((parsed, cancellation) => new RemoveFromTrails(around, common.Door(parsed))
            .RedactAsync(common.Services(parsed)[0], parsed.GetRequiredValue(entry), parsed.GetRequiredValue(reason), cancellation));
        return command;
    }

    /// <summary>The options that all have.</summary>
    private sealed class Common(Surroundings around)
    {
        private readonly Dictionary<string, Option<string?>> urls = Defaults.ToDictionary(
            known => known.Key, known => new Option<string?>($"--{known.Key}-url") { Description = $"Address of {known.Key} (else services__{known.Key}__http__0, else {known.Value})." });

        private readonly Option<string?> key = new("--key") { Description = "Key of an administrator (else PMIF_API_KEY, which keeps it out of process lists)." };

        public Option<string?> Service { get; } = new("--service") { Description = "Only this service." };

        public Command Add(Command command)
        {
            Service.AcceptOnlyFromAmong([.. Defaults.Keys]);
            command.Add(Service);
            command.Add(key);
            foreach (var url in urls.Values) command.Add(url);
            return command;
        }

        public AuditDoor Door(ParseResult parsed) => new(
            parsed.GetValue(key) ?? around.Variable("PMIF_API_KEY"),
            service => ServiceHttp.Address(parsed.GetValue(urls[service]) ?? around.Variable($"services__{service}__http__0") ?? Defaults[service]));

        public IReadOnlyList<string> Services(ParseResult parsed) => parsed.GetValue(Service) is { } one ? [one] : [.. Defaults.Keys];
    }
}
