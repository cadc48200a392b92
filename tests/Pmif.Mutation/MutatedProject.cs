using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Pmif.Mutation;

/// <summary>The domain with every fault in it, and its tests, as one test program in a folder of its own.</summary>
internal sealed partial class MutatedProject(string repository)
{
    private const int MostRounds = 8;

    private readonly string folder = Path.Combine(repository, "tests/Pmif.Mutation/obj/mutated");
    private readonly HashSet<string> unbuildable = [];

    public string Program => Path.Combine(folder, "bin/Mutated.Tests");

    /// <summary>Writes and builds it. Faults that the compiler refuses are left out, round by round.</summary>
    public List<Mutant> Build(Func<string, bool> wanted)
    {
        for (var round = 1; round <= MostRounds; round++)
        {
            var mutants = Write(key => wanted(key) && !unbuildable.Contains(key));
            var output = Run("dotnet", $"build \"{folder}/Mutated.Tests.csproj\" -c Release --nologo -v q -m:1 -p:OutDir=\"{folder}/bin/\"");
            if (output.Code == 0)
                return mutants.FindAll(mutant => wanted(mutant.Key) && !unbuildable.Contains(mutant.Key));
            var before = unbuildable.Count;
            foreach (Match error in ErrorAt().Matches(output.Text))
                foreach (Match id in SwitchAt().Matches(File.ReadAllLines(error.Groups["file"].Value)[int.Parse(error.Groups["line"].Value, null) - 1]))
                    unbuildable.Add(mutants[int.Parse(id.Groups["id"].Value, null) - 1].Key);
            if (unbuildable.Count == before)
                throw new InvalidOperationException($"The mutated domain does not build:\n{output.Text}");
        }
        throw new InvalidOperationException("The mutated domain does not build.");
    }

    public static (int Code, string Text) Run(string program, string arguments, int? mutant = null, TimeSpan? limit = null)
    {
        using var process = new Process { StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        if (mutant is { } id)
            process.StartInfo.Environment["PMIF_MUTANT"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(limit ?? TimeSpan.FromMinutes(10)))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return (process.ExitCode, output.Result + errors.Result);
    }

    private List<Mutant> Write(Func<string, bool> wanted)
    {
        var (source, mutants) = (Path.Combine(repository, "src/Pmif.Measures/Domain"), new List<Mutant>());
        if (Directory.Exists(Path.Combine(folder, "Domain")))
            Directory.Delete(Path.Combine(folder, "Domain"), recursive: true);
        foreach (var file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(source, file).Replace('\\', '/');
            var target = Path.Combine(folder, "Domain", name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, new MutatingRewriter(name, wanted, mutants).Visit(CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot())!.ToFullString());
        }
        File.WriteAllText(Path.Combine(folder, "MutantSwitch.cs"), """
            namespace Pmif.Mutation;

            internal static class MutantSwitch
            {
                private static readonly int Active = int.Parse(System.Environment.GetEnvironmentVariable("PMIF_MUTANT") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

                public static bool Is(int id) => Active == id;
            }
            """);
        File.WriteAllText(Path.Combine(folder, "Mutated.Tests.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
                <RunAnalyzers>false</RunAnalyzers>
                <NoWarn>$(NoWarn);CS0162;CS1591;CS8600;CS8602;CS8604</NoWarn>
                <TieredPGO>false</TieredPGO>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="FsCheck" />
                <PackageReference Include="MathNet.Numerics" />
                <ProjectReference Include="{repository}/src/Pmif.Contracts/Pmif.Contracts.csproj" />
                <Compile Include="{repository}/tests/Pmif.Measures.Tests/Domain/**/*.cs" LinkBase="Tests" />
                {string.Concat(WithServices().Select(file => $"<Compile Remove=\"{file}\" />"))}
                <Compile Remove="bin/**;obj/**" />
              </ItemGroup>
            </Project>
            """);
        return mutants;
    }

    // A few tests of the domain lean on those of the features, which need servers.
    private IEnumerable<string> WithServices() => Directory.EnumerateFiles(Path.Combine(repository, "tests/Pmif.Measures.Tests/Domain"), "*.cs", SearchOption.AllDirectories)
        .Where(file => File.ReadAllText(file).Contains("using Pmif.Measures.Tests.Features", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*(?<file>/[^(\n]*/mutated/Domain/[^(\n]*)\((?<line>\d+),\d+\): error", RegexOptions.Multiline)]
    private static partial Regex ErrorAt();

    [GeneratedRegex(@"MutantSwitch\.Is\((?<id>\d+)\)")]
    private static partial Regex SwitchAt();
}
