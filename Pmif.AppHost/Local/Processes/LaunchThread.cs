using System.Collections.Concurrent;

namespace Pmif.AppHost.Local;

/// <summary>
/// One thread starts all children and lives as long as this process. The kernel signals a child when the
/// <i>thread</i> that started it ends, so a thread of the pool, which may be retired, must not.
/// </summary>
internal static class LaunchThread
{
    private static readonly BlockingCollection<Action> Work = Begin();

    public static Task<T> Run<T>(Func<T> launch)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                done.SetResult(launch());
            }
            catch (Exception problem)
            {
                done.SetException(problem);
            }
        });
        return done.Task;
    }

    private static BlockingCollection<Action> Begin()
    {
        var work = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var launch in work.GetConsumingEnumerable())
            {
                launch();
            }
        })
        {
            IsBackground = true,
            Name = "launch",
        }.Start();
        return work;
    }
}
