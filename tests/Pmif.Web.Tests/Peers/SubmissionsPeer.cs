using System.Text;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Tests.Peers;

public sealed class SubmissionsPeer(Council council) : Submissions.SubmissionsBase
{
    public override async Task<Receipt> Submit(IAsyncStreamReader<SubmitRequest> requestStream, ServerCallContext context)
    {
        if (await Callers.Of(context, "measures") is not { Kind: CallerKind.Person })
            throw new RpcException(new Status(StatusCode.PermissionDenied, "Not a person."));
        await requestStream.MoveNext(context.CancellationToken);
        var options = requestStream.Current.Options;
        var text = new StringBuilder();
        while (await requestStream.MoveNext(context.CancellationToken))
            text.Append(requestStream.Current.File.ToStringUtf8());
        if (text.Length == 0)
            throw new Fault("measures.header-missing", FaultKind.Invalid, "The header line is missing", "The body is empty.").ToRpcException();
        council.Sent.Add((options, text.ToString()));
        return Receipt($"receipt-{council.Sent.Count}", options.DryRun);
    }

    public override Task<Receipt> GetSubmission(GetSubmissionRequest request, ServerCallContext context) =>
        request.Id.StartsWith("receipt-", StringComparison.Ordinal) ? Task.FromResult(Receipt(request.Id, false)) : throw Missing.Of("submission");

    public override Task<ListSubmissionsResponse> ListSubmissions(ListSubmissionsRequest request, ServerCallContext context) => Task.FromResult(new ListSubmissionsResponse
    {
        Submissions = { council.Submissions.Where(one => (request.Sources.Count == 0 && !request.Own) || request.Sources.Contains(one.Source) || (request.Own && one.Source.Length == 0)) },
        Next = request.Cursor.Length == 0 ? "further" : "",
    });

    public override Task<Receipt> RevertSubmission(RevertSubmissionRequest request, ServerCallContext context)
    {
        (council.Receipt.Reverts, council.Receipt.Reason) = (request.Id, request.Reason);
        return Task.FromResult(Receipt("receipt-undone", false));
    }

    private Receipt Receipt(string id, bool dryRun)
    {
        var receipt = council.Receipt.Clone();
        (receipt.Id, receipt.DryRun, receipt.ReceivedAt) = (id, dryRun, Timestamp.FromDateTime(SampleCouncil.Now));
        return receipt;
    }
}
