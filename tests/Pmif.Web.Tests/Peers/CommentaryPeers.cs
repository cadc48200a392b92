using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Tests.Peers;

public sealed class CommentariesPeer(Council council) : Commentaries.CommentariesBase
{
    public override Task<Commentary> GetCommentary(GetCommentaryRequest request, ServerCallContext context) =>
        Task.FromResult(council.Commentary.GetValueOrDefault((request.Measure, request.Breakdown, request.Period)) ?? throw Missing.Of("commentary"));

    public override Task<ListCommentaryResponse> ListCommentary(ListCommentaryRequest request, ServerCallContext context) => Task.FromResult(new ListCommentaryResponse
    {
        Commentary =
        {
            council.Commentary.Values.Where(one => (one.Measure, one.Breakdown) == (request.Measure, request.Breakdown))
                .OrderByDescending(one => one.Period, StringComparer.Ordinal)
                .Select(one => new CommentaryOfPeriod { Period = one.Period, PeriodLabel = one.PeriodLabel, Standing = one.Standing }),
        },
    });

    public override Task<CommentaryCheck> CheckCommentary(CheckCommentaryRequest request, ServerCallContext context)
    {
        if (request.Period.Length == 0)
            throw Missing.Of("period");
        var check = council.Check.Clone();
        (check.Period, check.PeriodLabel, check.Html) = (request.Period, "Q4 2024/25", $"<p>{System.Net.WebUtility.HtmlEncode(request.Text)}</p>");
        return Task.FromResult(check);
    }

    public override async Task<Commentary> WriteCommentary(WriteCommentaryRequest request, ServerCallContext context)
    {
        if (await Callers.Of(context, "measures") is not { Kind: CallerKind.Person } caller)
            throw new RpcException(new Status(StatusCode.PermissionDenied, "Not a person."));
        var key = (request.Measure, request.Breakdown, request.Period);
        var standing = council.Commentary.GetValueOrDefault(key);
        if (request.Against != (standing?.Standing.Version ?? 0))
            throw new Fault("measures.commentary-changed", FaultKind.PreconditionFailed, "The commentary or its figure is not the one that you have seen; read it again").ToRpcException();
        return council.Commentary[key] = new()
        {
            Measure = request.Measure, Breakdown = request.Breakdown, Period = request.Period, PeriodLabel = "Q4 2024/25", Review = new(),
            Standing = new() { Version = request.Against + 1, Text = request.Text, Html = $"<p>{request.Text}</p>", Reason = request.Reason, WrittenBy = caller.Name, WrittenAt = Timestamp.FromDateTime(SampleCouncil.Now) },
        };
    }

    public override Task<EraseCommentaryResponse> EraseCommentary(EraseCommentaryRequest request, ServerCallContext context)
    {
        var standing = council.Commentary[(request.Measure, request.Breakdown, request.Period)].Standing;
        (standing.Text, standing.Html, standing.ErasedAt, standing.ErasedBy, standing.ErasedWhy) = ("", "", new() { Seconds = 1_750_000_000 }, "A Person", request.Reason);
        return Task.FromResult(new EraseCommentaryResponse { Versions = standing.Version });
    }

    public override Task<ListMissingCommentaryResponse> ListMissingCommentary(ListMissingCommentaryRequest request, ServerCallContext context) =>
        Task.FromResult(new ListMissingCommentaryResponse { Missing = { council.MissingCommentary } });
}

public sealed class DataQualityPeer(Council council) : DataQuality.DataQualityBase
{
    public override Task<ListQualityResponse> ListQuality(ListQualityRequest request, ServerCallContext context) =>
        Task.FromResult(new ListQualityResponse { Measures = { council.Quality } });

    public override Task<ListSourceQualityResponse> ListSourceQuality(ListSourceQualityRequest request, ServerCallContext context) =>
        Task.FromResult(new ListSourceQualityResponse { Sources = { council.SourceQuality } });

    public override async Task<SeriesQuality> GetQuality(GetQualityRequest request, ServerCallContext context)
    {
        var answer = new SeriesQuality { Measure = request.Measure, Breakdown = request.Breakdown, Values = { council.Values.Select(value => value.Clone()) } };
        var reader = (await Callers.Of(context, "measures")).Name;
        foreach (var value in answer.Values)
            value.Own = value.ContributedBy.Contains(reader);
        return answer;
    }

    public override async Task<ValueVerification> VerifyValue(VerifyValueRequest request, ServerCallContext context)
    {
        var value = council.Values.Find(one => one.Period == request.Period) ?? throw Missing.Of("value");
        if (request.Outcome == "queried" && request.Reason.Length == 0)
            throw new Fault("measures.reason-missing", FaultKind.Invalid, "A reason is needed").ToRpcException();
        if (request.Against != value.Submission)
            throw new Fault("measures.value-changed", FaultKind.Conflict, "The value is not the one that you have seen; look at it again").ToRpcException();
        (value.State, value.Reason, value.DecidedBy, value.DecidedAt) = (request.Outcome, request.Reason, (await Callers.Of(context, "measures")).Name, Timestamp.FromDateTime(SampleCouncil.Now));
        return value;
    }

    public override Task<MeasureAssurance> GetAssurance(GetAssuranceRequest request, ServerCallContext context) => Task.FromResult(
        new MeasureAssurance { Measure = request.Measure, Rating = council.Assessments.FirstOrDefault()?.Rating ?? "not-assessed", Items = { council.Assessments } });

    public override async Task<Assessment> AssessMeasure(AssessMeasureRequest request, ServerCallContext context)
    {
        if (request.Note.Length == 0)
            throw new Fault("measures.reason-missing", FaultKind.Invalid, "A reason is needed", "The note says what was looked at.").ToRpcException();
        var assessment = new Assessment
        {
            Id = council.Assessments.Count + 1, Rating = request.Dimensions.Accuracy, Dimensions = request.Dimensions, Note = request.Note,
            AssessedBy = (await Callers.Of(context, "measures")).Name, AssessedAt = Timestamp.FromDateTime(SampleCouncil.Now),
        };
        council.Assessments.Insert(0, assessment);
        return assessment;
    }
}
