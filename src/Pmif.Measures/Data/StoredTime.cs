namespace Pmif.Measures.Data;

/// <summary>Times as exact as the database keeps them, so that the first answer says what every later one says.</summary>
internal static class StoredTime
{
    public static DateTimeOffset StoredNow(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, now.Offset);
    }
}
