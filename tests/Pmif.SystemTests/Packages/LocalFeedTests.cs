using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Pmif.AppHost.Local;
using Pmif.Testing;

namespace Pmif.SystemTests.Packages;

/// <summary>A package source that holds Outer 2.0.0 but not Inner 2.0.0, which it needs; and a bundle that holds both in 1.0.0.</summary>
public sealed class LocalFeedTests : IDisposable
{
    private static readonly byte[] InnerAssembly = Encoding.UTF8.GetBytes("inner, as it was built");

    private readonly TestFolder folder = TestFolder.Create();

    public LocalFeedTests()
    {
        Write("nuget.config", """
            <configuration>
              <packageSources>
                <clear />
                <add key="partial" value="source" />
                <add key="pmif-local-feed" value="eng/feed" />
              </packageSources>
            </configuration>
            """);
        Write("Directory.Packages.props", """<Project><ItemGroup><PackageVersion Include="Pmif.Probe.Outer" Version="2.0.0" /></ItemGroup></Project>""");
        Write("eng/Directory.Build.props", "<Project />");
        Write("eng/feed/README.md", "");
        Write("eng/LocalFeed.cs", File.ReadAllText(Path.Combine(Repository.Root, "eng", "LocalFeed.cs")));
        Directory.CreateDirectory(folder.Sub("source"));
        Package("Pmif.Probe.Outer", "2.0.0", """<dependency id="Pmif.Probe.Inner" version="2.0.0" />""");
        SingleFileApplication.Write(folder.Sub("bundle"), new Dictionary<string, byte[]>
        {
            ["Pmif.Probe.Inner.dll"] = InnerAssembly,
            ["app.deps.json"] = Encoding.UTF8.GetBytes("""
                {
                  "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" },
                  "targets": { ".NETCoreApp,Version=v10.0": {
                    "Pmif.Probe.Outer/1.0.0": { "dependencies": { "Pmif.Probe.Inner": "1.0.0" } },
                    "Pmif.Probe.Inner/1.0.0": { "runtime": { "lib/net8.0/Pmif.Probe.Inner.dll": {} } },
                    "Pmif.Probe.Unasked/1.0.0": {} } },
                  "libraries": {
                    "Pmif.Probe.Outer/1.0.0": { "type": "package" },
                    "Pmif.Probe.Inner/1.0.0": { "type": "package" },
                    "Pmif.Probe.Unasked/1.0.0": { "type": "package" } }
                }
                """),
        });
    }

    [Fact]
    public async Task Takes_what_the_source_lacks_with_what_must_go_with_it_from_the_bundle()
    {
        await FillFeed();

        Assert.Equal(
            ["Pmif.Probe.Inner.1.0.0.nupkg", "Pmif.Probe.Outer.1.0.0.nupkg", "README.md", "Versions.props"],
            Directory.GetFiles(folder.Sub("eng/feed")).Select(Path.GetFileName).Order());
        Assert.Equal(InnerAssembly, ReadFrom("Pmif.Probe.Inner.1.0.0.nupkg", "lib/net8.0/Pmif.Probe.Inner.dll"));
        var versions = XDocument.Load(folder.Sub("eng/feed/Versions.props")).Descendants("PackageVersion").Select(version => version.ToString());
        Assert.Equal(["""<PackageVersion Update="Pmif.Probe.Outer" Version="1.0.0" />"""], versions);
    }

    [Fact]
    public async Task Leaves_the_feed_empty_where_the_source_holds_everything()
    {
        Package("Pmif.Probe.Inner", "2.0.0", "");

        await FillFeed();

        Assert.Equal(["README.md"], Directory.GetFiles(folder.Sub("eng/feed")).Select(Path.GetFileName));
    }

    public void Dispose() => folder.Dispose();

    private Task<string> FillFeed() => ChildProcess.Run(
        new ProcessSpec("dotnet", ["run", "eng/LocalFeed.cs", "--", "--bundle", folder.Sub("bundle")])
        {
            WorkingDirectory = folder.Sub(""),
            Environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = folder.Sub("packages") },
        },
        TestContext.Current.CancellationToken);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Sub(path))!);
        File.WriteAllText(folder.Sub(path), text);
    }

    private void Package(string id, string version, string dependencies)
    {
        using var package = ZipFile.Open(Path.Combine(folder.Sub("source"), $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var nothing = package.CreateEntry("lib/net10.0/_._").Open())
        {
        }

        using var writer = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        writer.Write($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{id}</id><version>{version}</version><authors>Pmif</authors><description>For a test.</description>
                <dependencies><group targetFramework="net10.0">{dependencies}</group></dependencies>
              </metadata>
            </package>
            """);
    }

    private byte[] ReadFrom(string package, string path)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(folder.Sub("eng/feed"), package));
        using var content = new MemoryStream();
        using var entry = archive.GetEntry(path)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }
}
