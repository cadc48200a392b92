namespace Pmif.AppHost.Local;

/// <summary>How to run one kind of process: what to prepare, what to start, and when it serves.</summary>
public interface IServerRecipe
{
    /// <summary>Leaves on disk what the process needs. Repeatable: a second call finds its work done.</summary>
    Task Prepare(CancellationToken ct) => Task.CompletedTask;

    ProcessSpec Process { get; }

    Task<bool> IsReady(CancellationToken ct) => Task.FromResult(true);
}
