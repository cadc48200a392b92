namespace Pmif.Measures.Domain.Collection;

/// <summary>Why no value is taken for a period.</summary>
internal enum ClosureKind { NotOpen, WindowOver, Locked }

/// <summary>That no value is taken for a period.</summary>
/// <param name="Kind">Why.</param>
/// <param name="On">The first day of taking values where that lies ahead, the last where the window is over, the day of the lock.</param>
/// <param name="LockedAt">When the latest lock was set, where there is one.</param>
internal readonly record struct Closure(ClosureKind Kind, DateOnly On, DateTimeOffset? LockedAt = null);
