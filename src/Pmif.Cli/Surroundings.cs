using Pmif.Cli.Http;
using Pmif.Cli.Watch;

namespace Pmif.Cli;

/// <summary>What a command takes from outside: where it writes, what it reads, and how long it waits for a service.</summary>
internal sealed record Surroundings
{
    public TextWriter Out { get; init; } = Console.Out;

    public TextWriter Error { get; init; } = Console.Error;

    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Whether a person watches: progress is drawn rather than written line by line.</summary>
    public bool IsTerminal { get; init; } = !Console.IsErrorRedirected && !Console.IsOutputRedirected;

    /// <summary>How long a push tries; null takes the command's own.</summary>
    public Patience? Patience { get; init; }

    public Pace Pace { get; init; } = Pace.Usual;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
