using Grpc.Core;

namespace Pmif.ServiceDefaults;

/// <summary>
/// How long to go on waiting for one other service. When two calls met their deadline and nothing at all was answered while they waited, the service hangs:
/// calls are refused at once for ten seconds, then one is let through to see. A service that is only slow answers something meanwhile and is asked on.
/// </summary>
internal sealed class Patience(TimeProvider clock)
{
    private const int Enough = 2;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);
    private readonly Lock gate = new();
    private DateTimeOffset lastAnswer = DateTimeOffset.MinValue, restsUntil = DateTimeOffset.MinValue;
    private int unanswered;

    /// <summary>Whether to ask now; if so, <paramref name="began"/> is for <see cref="Ended"/>.</summary>
    public bool MayAsk(out DateTimeOffset began)
    {
        began = clock.GetUtcNow();
        lock (gate)
        {
            if (unanswered < Enough) return true;
            if (began < restsUntil) return false;
            restsUntil = began + Rest;
            return true;
        }
    }

    /// <summary>Takes note of how a call ended. <see cref="StatusCode.Cancelled"/> says nothing of the service.</summary>
    public void Ended(DateTimeOffset began, StatusCode status)
    {
        if (status == StatusCode.Cancelled) return;
        lock (gate)
        {
            if (status != StatusCode.DeadlineExceeded) (unanswered, lastAnswer) = (0, clock.GetUtcNow());
            else if (lastAnswer < began) (unanswered, restsUntil) = (unanswered + 1, clock.GetUtcNow() + Rest);
        }
    }
}
