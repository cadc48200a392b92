using System.CommandLine;
using Pmif.Cli.Http;

namespace Pmif.Cli.Apply;

/// <summary><c>pmif measures apply FILE</c> and <c>pmif breakdowns apply FILE</c>: bring a register up to date with a file.</summary>
internal static class ApplyCommand
{
    private const string LocalMeasures = "http://localhost:8102";

    public static Command CreateForMeasures(Surroundings around) =>
        Create(around, "Puts every measure of a file on the single data list, or adds a version where it changed.", MeasureTable.Items,
            (doors, items, cancellation) => new ApplyMeasures(doors, around).RunAsync(items, cancellation));

    public static Command CreateForBreakdowns(Surroundings around) =>
        Create(around, "Registers every breakdown of a file.", BreakdownTable.Items,
            (doors, items, cancellation) => new ApplyBreakdowns(doors, around).RunAsync(items, cancellation));

    private static Command Create(Surroundings around, string description, Func<Table, IReadOnlyList<ApplyItem>> read,
        Func<ApplyDoor, IReadOnlyList<ApplyItem>, CancellationToken, Task<int>> apply)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV with a header line, or a JSON array of the bodies of the REST contract." };
        var url = new Option<string?>("--url") { Description = $"Address of Measures (else services__measures__http__0, else {LocalMeasures})." };
        var key = new Option<string?>("--key") { Description = "API key of an administrator (else PMIF_API_KEY, which keeps it out of process lists)." };
        var command = new Command("apply", description) { file, url, key };
        command.SetAction(async (parsed, cancellation) =>
        {
            var secret = parsed.GetValue(key) ?? around.Variable("PMIF_API_KEY");
            if (string.IsNullOrWhiteSpace(secret))
                throw new CommandFailed(ExitCode.Usage, "no API key: give --key or set PMIF_API_KEY");
            var address = ServiceHttp.Address(parsed.GetValue(url) ?? around.Variable("services__measures__http__0") ?? LocalMeasures);
            var items = await ApplyFile.ReadAsync(parsed.GetRequiredValue(file), read, cancellation);
            using var http = ServiceHttp.Create();
            var sender = new PatientSender(http, around.Patience ?? Patience.Push, around.Time, around.Error.WriteLine);
            return await apply(new ApplyDoor(sender, address, secret), items, cancellation);
        });
        return command;
    }
}
