using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Submissions.Bodies;
using Pmif.ServiceDefaults;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.Submissions;

/// <summary>The gRPC door for values.</summary>
internal sealed class SubmissionsGrpc(SubmitValues submit, GetSubmission get, IOptions<SubmissionLimits> limits) : Message.Submissions.SubmissionsBase
{
    [Authorize(Rights.SubmitValues)]
    public override async Task<Message.Receipt> Submit(IAsyncStreamReader<SubmitRequest> requestStream, ServerCallContext context)
    {
        if (!await GrpcBody.HasNext(requestStream, context.CancellationToken) || requestStream.Current.Options is not { } options)
            throw SubmissionFaults.OptionInvalid.With("The first message carries the options.").ToRpcException();
        var mode = SubmissionMode.Partial;
        if (options.Mode.Length > 0 && !Words.TryRead(options.Mode, out mode))
            throw SubmissionFaults.OptionInvalid.With($"'{options.Mode}' is no mode; use partial or atomic.").ToRpcException();
        var request = new SubmitValues.Request(Caller.Of(context.GetHttpContext()), new GrpcBody(requestStream, limits.Value), mode, options.DryRun,
            options.IdempotencyKey.Length == 0 ? null : options.IdempotencyKey, options.Feed.Length == 0 ? null : options.Feed);
        return ToMessage((await submit.Handle(request, context.CancellationToken)).OrThrowRpc());
    }

    [Authorize(Rights.ReadMeasures)]
    public override async Task<Message.Receipt> GetSubmission(GetSubmissionRequest request, ServerCallContext context) =>
        Guid.TryParse(request.Id, out var id)
            ? ToMessage((await get.Handle(id, context.CancellationToken)).OrThrowRpc())
            : throw SubmissionFaults.NotFound.With($"No submission has the id '{request.Id}'.").ToRpcException();

    private static Message.Receipt ToMessage(Receipt receipt) => new()
    {
        Id = receipt.Id.ToString(),
        Source = receipt.Source,
        ReceivedAt = Timestamp.FromDateTimeOffset(receipt.ReceivedAt),
        Outcome = Words.Of(receipt.Outcome),
        DryRun = receipt.DryRun,
        Rows = new Message.RowCounts
        {
            Received = receipt.Rows.Received,
            Inserted = receipt.Rows.Inserted,
            Updated = receipt.Rows.Updated,
            Unchanged = receipt.Rows.Unchanged,
            Rejected = receipt.Rows.Rejected,
            Quarantined = receipt.Rows.Quarantined,
        },
        SeriesChanged = receipt.SeriesChanged,
        IssueCount = receipt.IssueCount,
        Issues =
        {
            receipt.Issues.Select(issue => new Message.RowIssue
            {
                Row = issue.Row, Field = issue.Field, Code = issue.Code, Value = issue.Value, Message = issue.Message,
            }),
        },
        Warnings = { receipt.Warnings },
    };
}
