using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests;

/// <summary>One instance for the tests of a class that only ask it things.</summary>
public sealed class NotesFixture(TestServers servers) : IAsyncLifetime
{
    internal NotesHost Notes { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Notes = await NotesHost.Start(servers);

    public ValueTask DisposeAsync() => Notes.DisposeAsync();
}
