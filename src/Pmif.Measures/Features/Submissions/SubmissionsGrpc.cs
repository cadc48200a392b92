using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Feeds;
using Pmif.Measures.Features.Submissions.Bodies;
using Pmif.ServiceDefaults;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.Submissions;

/// <summary>The gRPC door for values.</summary>
internal sealed class SubmissionsGrpc(
    SubmitValues submit, GetSubmission get, ListSubmissions list, ListIssues issues, RevertSubmission revert, FeedAdapter adapters, IOptions<SubmissionLimits> limits) : Message.Submissions.SubmissionsBase
{
    [Authorize(Rights.SubmitValues)]
    public override async Task<Message.Receipt> Submit(IAsyncStreamReader<SubmitRequest> requestStream, ServerCallContext context)
    {
        if (!await GrpcBody.HasNext(requestStream, context.CancellationToken) || requestStream.Current.Options is not { } options)
            throw SubmissionFaults.OptionInvalid.With("The first message carries the options.").ToRpcException();
        var mode = SubmissionMode.Partial;
        if (options.Mode.Length > 0 && !Words.TryRead(options.Mode, out mode))
            throw SubmissionFaults.OptionInvalid.With($"'{options.Mode}' is no mode; use partial or atomic.").ToRpcException();
        await using var file = new BodyStream(new GrpcFile(requestStream), limits.Value.MaxBodyBytes, saysItsEnd: true);
        var body = options.ContentType.Length == 0 ? new GrpcBody(requestStream, limits.Value) : await OfFile(file, options, context.CancellationToken);
        var request = new SubmitValues.Request(Caller.Of(context.GetHttpContext()), body, mode, options.DryRun,
            options.IdempotencyKey.Length == 0 ? null : options.IdempotencyKey, options.Feed.Length == 0 ? null : options.Feed);
        return ToMessage((await submit.Handle(request, context.CancellationToken)).OrThrowRpc());
    }

    [Authorize(Rights.ReadMeasures)]
    public override async Task<Message.Receipt> GetSubmission(GetSubmissionRequest request, ServerCallContext context) =>
        ToMessage((await get.Handle(IdOf(request.Id), Caller.Of(context.GetHttpContext()), context.CancellationToken)).OrThrowRpc());

    [Authorize(Rights.ReadMeasures)]
    public override async Task<ListSubmissionsResponse> ListSubmissions(ListSubmissionsRequest request, ServerCallContext context)
    {
        var page = PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc();
        var found = (await list.Handle(new([.. request.Sources], request.Own, Caller.Of(context.GetHttpContext()), page), context.CancellationToken)).OrThrowRpc();
        return new() { Submissions = { found.Items.Select(ToMessage) }, Next = found.Next ?? "" };
    }

    [Authorize(Rights.ReadMeasures)]
    public override async Task<ListIssuesResponse> ListIssues(ListIssuesRequest request, ServerCallContext context)
    {
        var page = PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc();
        var found = (await issues.Handle(IdOf(request.Id), page, Caller.Of(context.GetHttpContext()), context.CancellationToken)).OrThrowRpc();
        return new() { Issues = { found.Items.Select(ToMessage) }, Next = found.Next ?? "" };
    }

    [Authorize(Rights.RevertSubmissions)]
    public override async Task<Message.Receipt> RevertSubmission(RevertSubmissionRequest request, ServerCallContext context) =>
        ToMessage((await revert.Handle(new(IdOf(request.Id), request.Reason, Caller.Of(context.GetHttpContext())), context.CancellationToken)).OrThrowRpc());

    private async Task<SubmissionBody> OfFile(BodyStream file, SubmitOptions options, CancellationToken cancellationToken)
    {
        var shape = (await adapters.Find(options.Adapter.Length == 0 ? null : options.Adapter, options.Feed, options.ContentType, cancellationToken)).OrThrowRpc();
        return ContentTypes.Of(options.ContentType, file, limits.Value, shape).OrThrowRpc();
    }

    private static Guid IdOf(string text) =>
        Guid.TryParse(text, out var id) ? id : throw SubmissionFaults.NotFound.With($"No submission has the id '{text}'.").ToRpcException();

    private static Message.Receipt ToMessage(Receipt receipt) => new()
    {
        Id = receipt.Id.ToString(),
        Source = receipt.Source,
        ReceivedAt = Timestamp.FromDateTimeOffset(receipt.ReceivedAt),
        Outcome = Words.Of(receipt.Outcome),
        DryRun = receipt.DryRun,
        Rows = ToMessage(receipt.Rows),
        SeriesChanged = receipt.SeriesChanged,
        IssueCount = receipt.IssueCount,
        Issues = { receipt.Issues.Select(ToMessage) },
        Warnings = { receipt.Warnings },
        Reverts = receipt.Reverts?.ToString() ?? "",
        Reason = receipt.Reason ?? "",
    };

    private static Message.SubmissionSummary ToMessage(SubmissionSummary one) => new()
    {
        Id = one.Id.ToString(),
        Source = one.Source,
        Sender = one.Sender,
        ReceivedAt = Timestamp.FromDateTimeOffset(one.ReceivedAt),
        Outcome = Words.Of(one.Outcome),
        Rows = ToMessage(one.Rows),
        SeriesChanged = one.SeriesChanged,
        IssueCount = one.IssueCount,
        Reverts = one.Reverts?.ToString() ?? "",
        Corrects = one.Corrects ?? 0,
        Reason = one.Reason ?? "",
    };

    private static Message.RowCounts ToMessage(RowCounts rows) => new()
    {
        Received = rows.Received,
        Inserted = rows.Inserted,
        Updated = rows.Updated,
        Unchanged = rows.Unchanged,
        Rejected = rows.Rejected,
        Quarantined = rows.Quarantined,
    };

    private static Message.RowIssue ToMessage(RowIssue issue) => new()
    {
        Row = issue.Row, Field = issue.Field, Code = issue.Code, Value = issue.Value, Message = issue.Message,
    };
}
