using System.Globalization;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Features.Submissions;

namespace Pmif.Measures.Features.Collection;

/// <summary>What a sender is told of a closed period.</summary>
internal static class ClosureText
{
    private const string WayOut = "Propose a correction, or ask the performance team for a late entry.";

    public static string Code(Closure closure) => closure.Kind == ClosureKind.NotOpen ? RowCodes.PeriodNotOpen : RowCodes.PeriodClosed;

    public static string Message(Closure closure) => closure.Kind switch
    {
        ClosureKind.NotOpen => $"Values of this period are taken from {Day(closure)}. Send it again then.",
        ClosureKind.WindowOver => $"The period closed on {Day(closure)}. {WayOut}",
        _ => $"The period was locked on {Day(closure)}. {WayOut}",
    };

    private static string Day(Closure closure) => closure.On.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
