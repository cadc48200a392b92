using System.CommandLine;

namespace Pmif.Cli.Samples;

/// <summary><c>pmif samples load DIR</c>: brings a sample council in through the same doors as everyone else.</summary>
internal static class LoadSamplesCommand
{
    public static Command Create(Surroundings around)
    {
        var directory = new Argument<DirectoryInfo>("DIR") { Description = "Folder of the council, such as samples/gateshead." };
        var benchmarking = new Option<DirectoryInfo?>("--benchmarking") { Description = "Folder with areas.csv, groups.json and values.csv (else the folder benchmarking beside DIR, where there is one)." };
        var addresses = ServiceAddresses.Defaults.ToDictionary(
            known => known.Key,
            known => new Option<string?>($"--{known.Key}-url") { Description = $"Address of {known.Key} (else {ServiceAddresses.Variable(known.Key)}, else {known.Value})." });
        var admin = new Option<string>("--key-admin") { Description = "Key of an administrator.", DefaultValueFactory = _ => "pmif_demo_admin" };
        var keys = new Option<string[]>("--key") { Description = "SOURCE=KEY for a source with a key of its own (hr, finance and complaints have demo keys)." };
        var again = new Option<bool>("--again") { Description = "Loads over what is there, even where the council has been loaded before." };

        var command = new Command("load", "Loads a sample council through the public REST doors.") { directory, benchmarking, admin, keys, again };
        foreach (var option in addresses.Values)
            command.Add(option);
        command.SetAction((parsed, cancellation) => new LoadSamples(around).RunAsync(
            new LoadSamplesRequest(
                SampleCouncil.Open(parsed.GetRequiredValue(directory), parsed.GetValue(benchmarking)),
                ServiceAddresses.From(name => parsed.GetValue(addresses[name]), around.Variable),
                SampleKeys.From(parsed.GetRequiredValue(admin), parsed.GetValue(keys) ?? []),
                parsed.GetValue(again)),
            cancellation));
        return command;
    }
}
