namespace Pmif.ServiceDefaults;

/// <summary>What sort of thing went wrong; <see cref="FaultTable"/> says how each one is answered.</summary>
public enum FaultKind { Invalid, NotFound, Conflict, Forbidden, Unavailable, TooLarge, UnsupportedMediaType, Unauthorised, Unprocessable, PreconditionFailed, TooManyRequests, TimedOut }

/// <summary>An expected failure.</summary>
/// <param name="Code">Stable and never reused, e.g. <c>measures.period-closed</c>.</param>
/// <param name="Kind">Decides the HTTP and gRPC status.</param>
/// <param name="Title">The same sentence for every fault of this code.</param>
/// <param name="Detail">What was wrong this time.</param>
public sealed record Fault(string Code, FaultKind Kind, string Title, string? Detail = null)
{
    /// <summary>The same fault with what was wrong this time.</summary>
    public Fault With(string detail) => this with { Detail = detail };

    /// <summary>The single things that are wrong, where a request can have several; REST answers list them as <c>issues</c>.</summary>
    public IReadOnlyList<FaultIssue> Issues { get; init; } = [];
}

/// <summary>One thing that is wrong in a request.</summary>
/// <param name="Code">Stable and never reused.</param>
/// <param name="Message">For people.</param>
/// <param name="Path">Where in the request, such as <c>scores.current</c>.</param>
/// <param name="Line">Line of the text sent, from 1; none where lines mean nothing.</param>
public sealed record FaultIssue(string Code, string Message, string Path, int? Line = null);

/// <summary>A fault on its way to a door from a place that cannot return one, such as parameter binding.</summary>
public sealed class FaultException(Fault fault) : Exception(fault.Detail ?? fault.Title)
{
    public Fault Fault { get; } = fault;
}
