using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Quality;

/// <summary>Asks for what is known of the quality of figures, and says what a person found.</summary>
public sealed class QualityParts(DataQuality.DataQualityClient quality, Ask ask)
{
    private const int MostPages = 5, LatestAssessments = 50;

    /// <summary>Every source.</summary>
    public Task<Part<ListSourceQualityResponse>> Sources(CancellationToken ct) =>
        ask.For("The quality of the sources", () => quality.ListSourceQualityAsync(new(), cancellationToken: ct).ResponseAsync, ct);

    /// <summary>Every measure: what is queried, overdue or incomplete first.</summary>
    public Task<Part<IReadOnlyList<MeasureQuality>>> Measures(CancellationToken ct) => ask.For("The quality of the measures", () => Read(ct), ct);

    /// <summary>One series: its latest values with what a second person said of them.</summary>
    public Task<Part<SeriesQuality>> Of(string measure, string breakdown, CancellationToken ct) =>
        ask.For("The quality of these figures", () => quality.GetQualityAsync(new() { Measure = measure, Breakdown = breakdown }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>Verifies or queries a value.</summary>
    public Task<Result<ValueVerification>> Verify(VerifyValueRequest request, CancellationToken ct) => quality.VerifyValueAsync(request, cancellationToken: ct).AsResult();

    /// <summary>The rating of a measure and its latest assessments.</summary>
    public Task<Part<MeasureAssurance>> Assurance(string measure, CancellationToken ct) =>
        ask.For("The assessments of this measure", () => quality.GetAssuranceAsync(new() { Measure = measure, Limit = LatestAssessments }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>Writes an assessment down.</summary>
    public Task<Result<Assessment>> Assess(AssessMeasureRequest request, CancellationToken ct) => quality.AssessMeasureAsync(request, cancellationToken: ct).AsResult();

    private async Task<IReadOnlyList<MeasureQuality>> Read(CancellationToken ct)
    {
        var all = new List<MeasureQuality>();
        var request = new ListQualityRequest { Limit = 1000 };
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await quality.ListQualityAsync(request, cancellationToken: ct);
            all.AddRange(answer.Measures);
            if (answer.Next.Length == 0)
                break;
            request.Cursor = answer.Next;
        }
        return [.. all.OrderBy(Rank).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static int Rank(MeasureQuality one) => one.Queried > 0 ? 0 : one.OverdueDays > 0 ? 1 : one.Present < one.Expected ? 2 : one.Warnings > 0 ? 3 : 4;
}
