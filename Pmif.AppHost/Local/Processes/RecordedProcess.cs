namespace Pmif.AppHost.Local;

/// <summary>A process that was started, as it is remembered on disk.</summary>
public sealed record RecordedProcess(string Name, int Id, long StartTime, Signal StopSignal)
{
    /// <summary>True while this very process runs; a later one with the same number is another.</summary>
    public bool IsAlive => ProcFs.IsAlive(Id, StartTime);
}
