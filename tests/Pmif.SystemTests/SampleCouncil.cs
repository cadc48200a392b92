using Pmif.Testing;

[assembly: AssemblyFixture(typeof(Pmif.SystemTests.SampleCouncil))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Pmif.SystemTests;

/// <summary>One whole suite with the sample council loaded, started by the first test that asks for it and shared by the rest.</summary>
public sealed class SampleCouncil : IAsyncDisposable
{
    private readonly Lazy<Task<Suite>> _suite = new(() => Pmif.Testing.Suite.Start());

    public Task<Suite> Suite() => _suite.Value;

    public async ValueTask DisposeAsync()
    {
        if (_suite.IsValueCreated)
            await (await _suite.Value).DisposeAsync();
    }
}
