using System.Globalization;

namespace Pmif.AppHost.Local;

/// <summary>A PostgreSQL server of our own, on the machine's binaries, in a data folder of its own.</summary>
/// <param name="Folder">Where its data and its password are kept.</param>
/// <param name="Durable">False gives up safety against power loss for speed: for tests.</param>
public sealed record Postgres(string Folder, int Port, bool Durable = true) : IServerRecipe
{
    public const string Administrator = "postgres";

    // Protocol 3.0: length, version, then pairs of names and values, each ended by a zero byte.
    private static readonly byte[] StartupMessage = [0, 0, 0, 23, 0, 3, 0, 0, .. "user\0postgres\0\0"u8];
    private const char AuthenticationRequest = 'R';

    private string Data => Path.Combine(Folder, "data");

    public string Password => PrivateFolder.Secret(PrivateFolder.Create(Folder), "password");

    public string ConnectionString => $"Host=localhost;Port={Port};Username={Administrator};Password={Password}";

    // A server shuts down at once on INT; on TERM it would wait for its clients to leave.
    public ProcessSpec Process => new(PostgresBinaries.Path("postgres"), ["-D", Data, .. Settings()])
    {
        User = PostgresBinaries.User,
        WorkingDirectory = Folder,
        StopSignal = Signal.Interrupt,
        Grace = TimeSpan.FromSeconds(30),
    };

    public async Task Prepare(CancellationToken ct)
    {
        if (File.Exists(Path.Combine(Data, "PG_VERSION")))
        {
            return;
        }

        PrivateFolder.Create(Folder);
        PrivateFolder.Write(PasswordFile, Password);
        var unfinished = Data + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        PostgresBinaries.GiveToUser(Folder);
        await ChildProcess.Run(Initialise(unfinished), ct);
        Directory.Move(unfinished, Data);
        File.Delete(PasswordFile);
    }

    /// <summary>A server that is still recovering answers with an error instead of asking for the password.</summary>
    public Task<bool> IsReady(CancellationToken ct) => TcpProbe.Ask(Port, StartupMessage, AuthenticationRequest, ct);

    private string PasswordFile => Path.Combine(Folder, "initial-password");

    private ProcessSpec Initialise(string data) => new(PostgresBinaries.Path("initdb"),
    [
        "-D", data, "-U", Administrator, "--auth=scram-sha-256", $"--pwfile={PasswordFile}",
        "--encoding=UTF8", "--locale=C.UTF-8", .. Durable ? Array.Empty<string>() : ["--no-sync"],
    ])
    {
        User = PostgresBinaries.User,
        WorkingDirectory = Folder,
    };

    private IEnumerable<string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = "300",
            ["shared_buffers"] = "256MB",
            ["max_wal_size"] = "2GB",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        if (!Durable)
        {
            settings["fsync"] = settings["synchronous_commit"] = settings["full_page_writes"] = "off";
        }

        return settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });
    }
}
