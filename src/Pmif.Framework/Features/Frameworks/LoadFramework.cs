using System.Text;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Framework.Events;
using Pmif.Framework.Data;
using Pmif.Framework.Data.Queries;
using Pmif.Framework.Data.Rows;
using Pmif.Framework.Domain.Plans;
using Pmif.Framework.Domain.Yaml;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Frameworks;

/// <summary>A framework as YAML in UTF-8, and who brings it.</summary>
public sealed record LoadFrameworkRequest(Stream Yaml, Caller Caller);

/// <summary>The version that is in force now.</summary>
/// <param name="Changed">False where the content was in force already; then nothing was stored or published.</param>
public sealed record LoadedFramework(int Version, VersionState State, string Code, string Name, bool Changed);

/// <summary>Puts a framework in force as a new version, unless it is the one in force already.</summary>
public sealed class LoadFramework(FrameworkDb db, TimeProvider time)
{
    /// <summary>The largest text that is read.</summary>
    public const int LargestBytes = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task<Result<LoadedFramework>> Handle(LoadFrameworkRequest request, CancellationToken ct)
    {
        var text = await Text(request.Yaml, ct);
        if (text.IsFault)
            return text.Fault;
        var (plan, issues) = PlanReader.Read(text.Value);
        if (plan is null)
            return FrameworkFaults.Invalid(issues);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.OneWriter(ct);
        var before = await db.Versions.Whole(null, ct);
        if (before is not null && PlanWriter.Write(before.ToPlan()) == PlanWriter.Write(plan))
            return Answer(before, changed: false);

        db.Record(new("framework.published", "framework", plan.Code)
        {
            Before = before is null ? null : new { before.Version, Yaml = PlanWriter.Write(before.ToPlan()) },
            After = new { Yaml = PlanWriter.Write(plan) },
        });
        var version = await PutInForce(plan, request.Caller.Name, ct);
        await transaction.CommitAsync(ct);
        return Answer(version, changed: true);
    }

    private async Task<FrameworkVersionRow> PutInForce(Plan plan, string by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var latest = await db.Versions.MaxAsync(v => (int?)v.Version, ct) ?? 0;
        if (await db.Versions.SingleOrDefaultAsync(v => v.State == VersionState.InForce, ct) is { } superseded)
        {
            superseded.State = VersionState.Superseded;
            superseded.States.Add(new() { Version = superseded.Version, State = VersionState.Superseded, At = now, By = by });
        }
        var version = PlanRows.InForce(plan, latest + 1, now, by);
        db.Versions.Add(version);
        db.Publish(new FrameworkPublished(plan.Code, version.Version, plan.AreaCode, now));
        await db.SaveChangesAsync(ct);
        return version;
    }

    private static LoadedFramework Answer(FrameworkVersionRow row, bool changed) => new(row.Version, row.State, row.Code, row.Name, changed);

    private static async Task<Result<string>> Text(Stream body, CancellationToken ct)
    {
        var buffer = new byte[LargestBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        if (length > LargestBytes)
            return FrameworkFaults.TooLarge;
        try
        {
            return StrictUtf8.GetString(buffer, 0, length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return FrameworkFaults.NotUtf8;
        }
    }
}
