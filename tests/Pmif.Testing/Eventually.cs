using System.Diagnostics;

namespace Pmif.Testing;

/// <summary>Waits for what becomes true by itself, by asking again and again until a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(25);

    /// <summary>Returns when <paramref name="condition"/> holds, and how long that took; throws after the deadline.</summary>
    public static Task<TimeSpan> True(Func<Task<bool>> condition, TimeSpan? deadline = null, string what = "the condition") =>
        True(condition, () => what, deadline);

    public static async Task<TimeSpan> True(Func<Task<bool>> condition, Func<string> what, TimeSpan? deadline = null)
    {
        var watch = Stopwatch.StartNew();
        var limit = deadline ?? Usual;
        while (!await condition())
        {
            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"Still not so after {limit.TotalSeconds:0.#} s: {what()}.");
            }

            await Task.Delay(Between);
        }

        return watch.Elapsed;
    }

    /// <summary>The first value read that satisfies <paramref name="wanted"/>; the last one seen is told when none does.</summary>
    public static async Task<T> Value<T>(Func<Task<T>> read, Func<T, bool> wanted, TimeSpan? deadline = null)
    {
        T last = default!;
        await True(async () => wanted(last = await read()), () => $"last seen was {last}", deadline);
        return last;
    }
}
