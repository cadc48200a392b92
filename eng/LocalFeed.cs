#:property PublishAot=false

// Fills eng/feed where the machine's package sources hold only part of NuGet (eng/feed/README.md says how), and fetches
// the Aspire dashboard. In one file, as it must run before any package can be had.
//   dotnet run eng/LocalFeed.cs                  finds out which packages lack, and fills the feed with them
//   dotnet run eng/LocalFeed.cs -- --bundle FILE takes them from this application instead of the Aspire bundle
//   dotnet run eng/LocalFeed.cs -- --dashboard   only fetches the bundle, with the dashboard, into .pmif/aspire
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

var root = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(root, "nuget.config")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("Not below the repository's folder.");
}

if (args.Contains("--dashboard"))
{
    AspireBundle.Fetch(root);
    return 0;
}

var feed = new Feed(root);
feed.Clear();
var versions = CentralVersions(root);
var replaced = new HashSet<string>();
while (Sources.Lacking(root, "PackageReference", versions) is { Count: > 0 } lacking)
{
    Console.WriteLine($"The package source lacks {string.Join(", ", lacking)}.");
    var given = Array.IndexOf(args, "--bundle");
    var bundle = new Bundle(given < 0 ? AspireBundle.Fetch(root) : args[given + 1]);
    var affected = bundle.WithDependents(lacking);
    if (affected.Count(library => replaced.Add(library.Id)) == 0)
    {
        Console.Error.WriteLine("Nor does the Aspire bundle hold what is needed; another package source is.");
        return 1;
    }

    var needed = bundle.WithDependencies(affected).ToDictionary(library => library.Id);
    foreach (var id in Sources.Lacking(root, "PackageDownload", needed.ToDictionary(library => library.Key, library => $"[{library.Value.Version}]")))
    {
        feed.Add(bundle, needed[id]);
    }

    foreach (var library in affected.Where(library => versions.ContainsKey(library.Id)))
    {
        versions[library.Id] = library.Version;
    }

    feed.WriteVersions(versions.Where(version => replaced.Contains(version.Key)));
}

return 0;

static Dictionary<string, string> CentralVersions(string root) => XDocument.Load(Path.Combine(root, "Directory.Packages.props"))
    .Descendants("PackageVersion")
    .Where(package => package.Attribute("Include") is { } id && !id.Value.StartsWith("Aspire.", StringComparison.Ordinal))
    .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

internal sealed record Library(string Id, string Version, IReadOnlyList<string> Assemblies, IReadOnlyDictionary<string, string> Dependencies);

/// <summary>Asks the machine's own sources, by the ordinary restore.</summary>
internal static class Sources
{
    /// <summary>The packages, direct or not, that cannot be had in the version asked for.</summary>
    public static IReadOnlySet<string> Lacking(string root, string item, IReadOnlyDictionary<string, string> packages)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, ".pmif", "feed-probe"));
        var project = Path.Combine(folder.FullName, "probe.proj");
        File.WriteAllText(project, $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                {string.Join("\n    ", packages.Select(package => $"""<{item} Include="{package.Key}" Version="{package.Value}" />"""))}
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>
            """);
        var (code, output) = Command.Try("dotnet", ["restore", project, "--force"], folder.FullName);
        folder.Delete(recursive: true);
        var lacking = Regex.Matches(output, @"NU110[123]: Unable to find (?:a stable )?package ([\w.-]+?)\.? ").Select(match => match.Groups[1].Value).ToHashSet();
        return code == 0 || lacking.Count > 0 ? lacking : throw new InvalidOperationException($"The probe failed for another reason:\n{output}");
    }
}

/// <summary>A .NET single-file application: its assemblies, and what its dependency file says of the packages they come from.</summary>
internal sealed class Bundle
{
    // Written before the file is packed; the eight bytes in front of it become the position of the manifest.
    private static readonly byte[] Signature = Convert.FromHexString("8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae");
    private const int LongsAfterId = 5;

    private readonly byte[] content;
    private readonly Dictionary<string, Range> files = [];
    private readonly Dictionary<string, Library> libraries;

    public Bundle(string path)
    {
        content = File.ReadAllBytes(path);
        var signature = content.AsSpan().IndexOf(Signature);
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        reader.BaseStream.Position = BitConverter.ToInt64(content, signature - sizeof(long));
        var version = (Major: reader.ReadUInt32(), Minor: reader.ReadUInt32());
        if (version.Major != 6)
        {
            throw new NotSupportedException($"Bundle manifest {version.Major}.{version.Minor}; 6.x is what this reads.");
        }

        var entries = reader.ReadInt32();
        reader.ReadString();
        reader.BaseStream.Position += LongsAfterId * sizeof(long);
        for (var entry = 0; entry < entries; entry++)
        {
            var (offset, size, compressed) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
            reader.ReadByte();
            files[reader.ReadString()] = compressed == 0 ? (int)offset..(int)(offset + size) : throw new NotSupportedException("A compressed bundle.");
        }

        libraries = ReadLibraries(Read(files.Keys.Single(name => name.EndsWith(".deps.json", StringComparison.Ordinal))));
    }

    public ReadOnlyMemory<byte> Read(string name) => content.AsMemory(files[name]);

    /// <summary>These libraries and all that need them, directly or not: they go together.</summary>
    public IReadOnlyList<Library> WithDependents(IEnumerable<string> ids) =>
        Closure(ids, id => libraries.Values.Where(library => library.Dependencies.ContainsKey(id)).Select(library => library.Id));

    public IReadOnlyList<Library> WithDependencies(IEnumerable<Library> of) =>
        Closure(of.Select(library => library.Id), id => libraries[id].Dependencies.Keys);

    private List<Library> Closure(IEnumerable<string> ids, Func<string, IEnumerable<string>> next)
    {
        var open = new Queue<string>(ids.Where(libraries.ContainsKey));
        var found = new HashSet<string>();
        while (open.TryDequeue(out var id))
        {
            if (found.Add(id))
            {
                next(id).Where(libraries.ContainsKey).ToList().ForEach(open.Enqueue);
            }
        }

        return [.. found.Select(id => libraries[id])];
    }

    private static Dictionary<string, Library> ReadLibraries(ReadOnlyMemory<byte> dependencyFile)
    {
        using var json = JsonDocument.Parse(dependencyFile);
        var target = json.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
        var packages = json.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name)
            .ToHashSet();
        return json.RootElement.GetProperty("targets").GetProperty(target).EnumerateObject()
            .Where(library => packages.Contains(library.Name))
            .Select(library => new Library(
                library.Name.Split('/')[0],
                library.Name.Split('/')[1],
                [.. Members(library.Value, "runtime").Select(assembly => assembly.Name)],
                Members(library.Value, "dependencies").ToDictionary(needed => needed.Name, needed => needed.Value.GetString()!)))
            .ToDictionary(library => library.Id);
    }

    private static IEnumerable<JsonProperty> Members(JsonElement of, string name) => of.TryGetProperty(name, out var members) ? members.EnumerateObject() : [];
}

/// <summary>The folder that nuget.config adds to the sources, and the versions that go with its packages.</summary>
internal sealed class Feed(string root)
{
    private readonly string folder = Path.Combine(root, "eng", "feed");

    private string Versions => Path.Combine(folder, "Versions.props");

    public void Clear()
    {
        File.Delete(Versions);
        Directory.EnumerateFiles(folder, "*.nupkg").ToList().ForEach(File.Delete);
    }

    public void Add(Bundle bundle, Library library)
    {
        var frameworks = library.Assemblies.Select(path => path.Split('/')).ToLookup(path => path is ["lib", var framework, _] ? framework : throw new NotSupportedException($"{library.Id} is more than plain assemblies."));
        using var package = ZipFile.Open(Path.Combine(folder, $"{library.Id}.{library.Version}.nupkg"), ZipArchiveMode.Create);
        foreach (var path in library.Assemblies)
        {
            Write(package, path, bundle.Read(Path.GetFileName(path)).Span);
        }

        var framework = frameworks.FirstOrDefault()?.Key ?? "net10.0";
        if (library.Assemblies.Count == 0)
        {
            Write(package, $"lib/{framework}/_._", []);
        }

        Write(package, $"{library.Id}.nuspec", Encoding.UTF8.GetBytes(Describe(library, framework).ToString()));
        Console.WriteLine($"  {library.Id} {library.Version}");
    }

    /// <summary>Directory.Packages.props imports this, so that the projects ask for the versions that there are.</summary>
    public void WriteVersions(IEnumerable<KeyValuePair<string, string>> versions) => new XDocument(new XElement(
        "Project",
        new XElement("ItemGroup", versions.Select(version => new XElement("PackageVersion", new XAttribute("Update", version.Key), new XAttribute("Version", version.Value)))))).Save(Versions);

    private static XElement Describe(Library library, string framework)
    {
        XNamespace ns = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
        return new XElement(ns + "package", new XElement(
            ns + "metadata",
            new XElement(ns + "id", library.Id),
            new XElement(ns + "version", library.Version),
            new XElement(ns + "authors", "see the package of the same name and version"),
            new XElement(ns + "description", "The unmodified assemblies of this package, as they ship in the Aspire bundle."),
            new XElement(ns + "dependencies", new XElement(
                ns + "group",
                new XAttribute("targetFramework", framework),
                library.Dependencies.Select(needed => new XElement(ns + "dependency", new XAttribute("id", needed.Key), new XAttribute("version", needed.Value)))))));
    }

    private static void Write(ZipArchive package, string path, ReadOnlySpan<byte> bytes)
    {
        using var stream = package.CreateEntry(path).Open();
        stream.Write(bytes);
    }
}

/// <summary>The bundle inside the official Aspire command line, which npm carries: the dashboard, and some 390 assemblies.</summary>
internal static class AspireBundle
{
    private const string Package = "@microsoft/aspire-cli-linux-x64@13.5.4";

    /// <summary>Leaves the bundle in .pmif/aspire, unless it is there, and answers with its application.</summary>
    public static string Fetch(string root)
    {
        var target = Path.Combine(root, ".pmif", "aspire");
        var application = Path.Combine(target, "managed", "aspire-managed");
        if (File.Exists(application))
        {
            return application;
        }

        var work = Directory.CreateDirectory(Path.Combine(root, ".pmif", "aspire.new")).FullName;
        Command.Run("npm", ["pack", Package, "--silent"], work);
        using (var archive = new GZipStream(File.OpenRead(Directory.GetFiles(work, "*.tgz").Single()), CompressionMode.Decompress))
        {
            TarFile.ExtractToDirectory(archive, work, overwriteFiles: true);
        }

        // Its last check of the layout may complain, so what counts is whether the files are there.
        var unpacked = Path.Combine(work, "bundle");
        var (_, output) = Command.Try(Path.Combine(work, "package", "bin", "aspire"), ["setup", "--install-path", unpacked], work);
        var version = Directory.GetDirectories(Path.Combine(unpacked, "versions")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "managed", "aspire-managed")))
            ?? throw new InvalidOperationException($"The Aspire bundle did not unpack:\n{output}");
        Directory.Move(version, target);
        Directory.Delete(work, recursive: true);
        return application;
    }
}

internal static class Command
{
    public static void Run(string program, string[] arguments, string folder)
    {
        var (code, output) = Try(program, arguments, folder);
        if (code != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}:\n{output}");
        }
    }

    public static (int Code, string Output) Try(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        if (Path.IsPathRooted(program))
        {
            // The Aspire command line keeps settings and a copy of itself in the home folder; here it gets one to throw away.
            start.Environment["HOME"] = folder;
            start.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = start.Environment["NO_COLOR"] = start.Environment["CI"] = "true";
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
