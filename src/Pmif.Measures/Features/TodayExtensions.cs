namespace Pmif.Measures.Features;

/// <summary>The day it is where the service runs.</summary>
internal static class TodayExtensions
{
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
