using Pmif.AppHost.Local;

namespace Pmif.Testing;

/// <summary>A server that starts when it is first needed, and can be stopped and started again on its port.</summary>
internal sealed class OnDemand<TRecipe>(Func<TRecipe> recipe) : IAsyncDisposable
    where TRecipe : IServerRecipe
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim gate = new(1);
    private readonly Lazy<TRecipe> made = new(recipe);
    private LocalServer? server;
    private bool everStarted;

    public TRecipe Recipe => made.Value;

    /// <summary>Starts it the first time. One that a test has stopped stays stopped.</summary>
    public async Task<TRecipe> Started()
    {
        if (!Volatile.Read(ref everStarted))
        {
            await Start();
        }

        return Recipe;
    }

    public async Task Start()
    {
        await gate.WaitAsync();
        try
        {
            server ??= await LocalServer.Start(Recipe, StartDeadline, CancellationToken.None);
            Volatile.Write(ref everStarted, true);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task Stop()
    {
        await gate.WaitAsync();
        try
        {
            if (server is not null)
            {
                await server.DisposeAsync();
                server = null;
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        gate.Dispose();
    }
}
