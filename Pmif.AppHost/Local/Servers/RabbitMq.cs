using System.Globalization;

namespace Pmif.AppHost.Local;

/// <summary>A RabbitMQ broker of our own, on the machine's binaries, with its own node, cookie, plug-ins and data.</summary>
public sealed record RabbitMq(string Folder, int Port, int DistributionPort, ErlangPortMapper PortMapper) : IServerRecipe
{
    public const string User = "pmif";

    // AMQP 0-9-1: the client says this first, and a broker that serves answers with a method frame (type 1).
    private static readonly byte[] ProtocolHeader = [.. "AMQP"u8, 0, 0, 9, 1];
    private const char MethodFrame = '\x01';

    public string Password => PrivateFolder.Secret(PrivateFolder.Create(Folder), "password");

    public string ConnectionString => $"amqp://{User}:{Password}@localhost:{Port}";

    public ProcessSpec Process => new(Program("rabbitmq-server"), []) { Environment = Environment, Grace = TimeSpan.FromSeconds(30) };

    public static LocalEngineException NotInstalled() => new("RabbitMQ is not installed (Debian, Ubuntu: apt install rabbitmq-server).");

    public Task Prepare(CancellationToken ct)
    {
        PrivateFolder.Create(Folder, "home");
        PrivateFolder.Write(At("env.conf"), "");
        PrivateFolder.Write(At("enabled_plugins"), "[].\n");
        PrivateFolder.Write(At("rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{Port}
            default_user = {User}
            default_pass = {Password}
            loopback_users.{User} = true
            log.file = false
            log.console = true
            log.console.level = info
            disk_free_limit.absolute = 50MB
            """);
        return Task.CompletedTask;
    }

    public Task<bool> IsReady(CancellationToken ct) => TcpProbe.Ask(Port, ProtocolHeader, MethodFrame, ct);

    /// <summary>Adds a virtual host, open to our user, and answers with its address.</summary>
    public async Task<string> AddVirtualHost(string name, CancellationToken ct)
    {
        await Control(["add_vhost", name], ct);
        await Control(["set_permissions", "-p", name, User, ".*", ".*", ".*"], ct);
        return $"{ConnectionString}/{name}";
    }

    private Task<string> Control(string[] arguments, CancellationToken ct) =>
        ChildProcess.Run(new ProcessSpec(Program("rabbitmqctl"), arguments) { Environment = Environment }, ct);

    private string At(string name) => Path.Combine(Folder, name);

    // Debian's wrappers in /usr/sbin insist on the rabbitmq user and its home; RabbitMQ's own scripts do not.
    private static string Program(string name) =>
        Executables.Find(name, "/usr/lib/rabbitmq/bin", "/opt/rabbitmq/sbin") ?? throw NotInstalled();

    private Dictionary<string, string> Environment => new()
    {
        ["HOME"] = At("home"),
        ["ERL_EPMD_PORT"] = PortMapper.Port.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = "pmif@localhost",
        ["RABBITMQ_DIST_PORT"] = DistributionPort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_CONF_ENV_FILE"] = At("env.conf"),
        ["RABBITMQ_CONFIG_FILE"] = At("rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = At("advanced.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = At("enabled_plugins"),
        ["RABBITMQ_PLUGINS_EXPAND_DIR"] = At("plugins"),
        ["RABBITMQ_FEATURE_FLAGS_FILE"] = At("feature_flags"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = At("config"),
        ["RABBITMQ_SCHEMA_DIR"] = At("schema"),
        ["RABBITMQ_MNESIA_BASE"] = At("data"),
        ["RABBITMQ_LOG_BASE"] = At("log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_PID_FILE"] = At("pid"),
        // Schedulers that wait for work by spinning would take the services' processor time.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
            "-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false +sbwt none +sbwtdcpu none +sbwtdio none",

        // Makes the start script become the broker, instead of watching over it from outside.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };
}
