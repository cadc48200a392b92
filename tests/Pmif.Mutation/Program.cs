using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pmif.Mutation;

// dotnet run --project tests/Pmif.Mutation -- [--most 300] [--minutes 20] [--only Variation,Status/Rating] [--seed 1]
int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
var (most, minutes, seed) = (Option("--most", 300), Option("--minutes", 20), Option("--seed", 1));
var only = Array.IndexOf(args, "--only") is >= 0 and var place ? args[place + 1].Split(',') : null;

var repository = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(repository, "Pmif.sln")))
    repository = Path.GetDirectoryName(repository) ?? throw new InvalidOperationException("Run this within the repository.");
var explained = File.ReadLines(Path.Combine(repository, "tests/Pmif.Mutation/explained.txt"))
    .Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split(" because ", 2)).ToDictionary(parts => parts[0].Trim(), parts => parts[1]);

var watch = Stopwatch.StartNew();
var project = new MutatedProject(repository);
var mutants = project.Build(key => only is null || only.Any(start => key.StartsWith(start, StringComparison.Ordinal)));
var chosen = mutants.OrderBy(mutant => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {mutant.Key} {mutant.Line}"))), StringComparer.Ordinal).Take(most).ToList();
Console.WriteLine($"{mutants.Count} mutants, {chosen.Count} chosen; built in {watch.Elapsed.TotalSeconds:0} s.");

var sound = MutatedProject.Run(project.Program, "");
if (sound.Code != 0)
    throw new InvalidOperationException($"The tests fail without any mutant:\n{sound.Text}");
var limit = TimeSpan.FromSeconds(Math.Max(60, 5 * watch.Elapsed.TotalSeconds));

var (survivors, run) = (new ConcurrentBag<Mutant>(), 0);
Parallel.ForEach(chosen, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount) }, mutant =>
{
    if (watch.Elapsed.TotalMinutes > minutes)
        return;
    // Most die by the tests of their own concept. Nobody dies by having no tests there: then all are run.
    var own = MutatedProject.Run(project.Program, $"--filter-namespace *.Domain.{mutant.Concept} --stop-on-fail on", mutant.Id, limit);
    const int NoTests = 8;
    var killed = own.Code is not (0 or NoTests) || MutatedProject.Run(project.Program, "--stop-on-fail on", mutant.Id, limit).Code != 0;
    Interlocked.Increment(ref run);
    if (!killed)
        survivors.Add(mutant);
});

var open = survivors.Where(mutant => !explained.ContainsKey(mutant.Key)).OrderBy(mutant => mutant.File, StringComparer.Ordinal).ThenBy(mutant => mutant.Line).ToList();
Console.WriteLine($"{run} run in {watch.Elapsed.TotalMinutes:0.0} min: {run - survivors.Count} killed, {survivors.Count - open.Count} survived as explained, {open.Count} survived.");
foreach (var mutant in open)
    Console.WriteLine(mutant);
if (run < chosen.Count)
    Console.WriteLine($"{chosen.Count - run} were not run: the time was over.");
return open.Count == 0 ? 0 : 1;
