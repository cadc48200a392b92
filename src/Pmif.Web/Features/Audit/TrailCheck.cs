using Pmif.Web.Wording;

namespace Pmif.Web.Features.Audit;

/// <summary>What checking one trail came to, in words.</summary>
/// <param name="Place">The last entry that is sound, or the one that is wrong; 0 where there is none.</param>
/// <param name="Head">Where the trail ends, to be written down.</param>
public sealed record TrailCheck(string Service, bool IsSound, bool IsBroken, string Text, long Place, string Head)
{
    public string Hue => IsSound ? "green" : IsBroken ? "red" : "grey";

    public string Word => IsSound ? "Whole" : IsBroken ? "Not whole" : "Not checked";

    /// <summary>Checks the trail of a service.</summary>
    /// <param name="head">An end written down earlier, of this service or another; "" where there is none.</param>
    public static async Task<TrailCheck> Of(AuditTrails trails, string service, string head, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(trails);
        ArgumentNullException.ThrowIfNull(head);
        try
        {
            var part = await trails.Verify(service, head.StartsWith(service + ":", StringComparison.Ordinal) ? head : "", ct);
            if (part.Value is not { } verdict)
                return new(service, false, false, part.IsRefused ? "You may not check this trail." : "It cannot be reached at the moment. Try again in a minute.", 0, "");
            var place = verdict.Flaw is { } flaw ? flaw.Place : verdict.Entries;
            var at = place > 0 ? (await trails.Get(service, place, ct)).Value?.Entry.At : null;
            return new(service, verdict.Flaw is null, verdict.Flaw is not null, AuditWords.Verdict(verdict, Dates.Time(at)), at is null ? 0 : place, verdict.Head);
        }
        catch (OperationCanceledException)
        {
            return new(service, false, false, "It took too long to check here. On the server, ./pmif audit verify checks it.", 0, "");
        }
    }
}
