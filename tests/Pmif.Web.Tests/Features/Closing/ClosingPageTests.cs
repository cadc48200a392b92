using System.Net;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Tests.Features.Closing;

public sealed class ClosingPageTests
{
    private static readonly Timestamp June = Timestamp.FromDateTimeOffset(new DateTimeOffset(2025, 6, 3, 13, 5, 0, TimeSpan.Zero));

    [Fact]
    public async Task Shows_what_waits_what_is_closed_what_is_open_late_and_what_was_decided()
    {
        var council = SampleCouncil.Make();
        var waiting = Correction("3.8", "3.1", "proposed");
        waiting.Warnings.Add("measures.rule-max: HR01, April 2024: 3.1 is more than 3.");
        council.Corrections.Add(waiting);
        var decided = Correction(null, "4.2", "rejected");
        (decided.DecidedBy, decided.DecidedAt, decided.DecisionReason) = ("A Verifier", June, "It was right");
        council.Corrections.Add(decided);
        council.Locks.Add(new PeriodLock { PeriodLabel = "2024/25", Reason = "Reported to Cabinet", LockedBy = "Performance team", LockedAt = June });
        council.Locks.Add(new PeriodLock { PeriodLabel = "2023/24", Source = "hr", LockedAt = June, Reason = "Payroll closed" });
        council.Locks.Add(new PeriodLock { PeriodLabel = "2022/23", LockedAt = June, LiftedAt = June });
        council.LateEntries.Add(new LateEntry { Measure = "HR01", PeriodLabel = "May 2024", Until = "2999-01-31", Reason = "Late return", OpenedBy = "Performance team", OpenedAt = June });
        council.LateEntries.Add(new LateEntry { Measure = "HR01", PeriodLabel = "June 2024", Until = "2020-01-31", OpenedAt = June });
        await using var site = await WebSite.Start(council);

        var (status, html) = await site.Get("/corrections");
        var text = Html.Text(html);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("wait for a decision .*Working days lost to sickness , April 2024 3.8.* 3.1.* Miscounted Does not fit a rule: HR01, April 2024: 3.1 is more than 3. Proposed by An Owner, 3 June 2025 at 2:05pm .*Closed periods", text);
        Assert.Matches("Closed periods .*2024/25 All measures Reported to Cabinet .*2023/24 Measures of .*Payroll closed .*Late entries", text);
        Assert.DoesNotContain("2022/23", text, StringComparison.Ordinal);
        Assert.Matches("Late entries .*May 2024: open until 31 January 2999. Late return", text);
        Assert.DoesNotContain("June 2024", text, StringComparison.Ordinal);
        Assert.Matches("Decided corrections .*No figure 4.2.* Rejected by A Verifier, 3 June 2025 at 2:05pm: It was right", text);
    }

    [Fact]
    public async Task Says_when_there_is_nothing()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());
        var text = Html.Text((await site.Get("/corrections")).Html);
        Assert.Contains("No correction that you may see waits for a decision.", text, StringComparison.Ordinal);
        Assert.Contains("No period is locked.", text, StringComparison.Ordinal);
        Assert.Contains("No closed period is open for a late entry.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_503_when_measures_cannot_be_reached()
    {
        await using var site = await WebSite.Start(SampleCouncil.Make(), dead: "measures");
        var (status, html) = await site.Get("/corrections");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The list of corrections cannot be reached at the moment.", html, StringComparison.Ordinal);
    }

    private static Correction Correction(string? before, string after, string state) => new()
    {
        Measure = "HR01", PeriodLabel = "April 2024", State = state, Reason = "Miscounted", ProposedBy = "An Owner", ProposedAt = June,
        Before = before is null ? null : new CorrectionFigures { Value = before, Flag = "none" }, After = new CorrectionFigures { Value = after, Flag = "revised" },
    };
}
