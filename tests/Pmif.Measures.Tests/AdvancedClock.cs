namespace Pmif.Measures.Tests;

/// <summary>The time, moved on as a test likes.</summary>
public sealed class AdvancedClock : TimeProvider
{
    private long ahead;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));
}
