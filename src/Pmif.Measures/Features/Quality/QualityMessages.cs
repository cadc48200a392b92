using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Quality;
using Pmif.ServiceDefaults;
using Message = Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Features.Quality;

/// <summary>What is known of quality, in the words of the gRPC contract.</summary>
internal static class QualityMessages
{
    public static Message.SeriesQuality ToMessage(this SeriesQuality quality) => new()
    {
        Measure = quality.Measure,
        Breakdown = quality.Breakdown,
        Expected = quality.Expected,
        Missing = { quality.Missing.Select(period => period.Label) },
        Outliers = { quality.Outliers.Select(one => new Message.OutlyingValue { Period = one.Period.ToString(), PeriodLabel = one.PeriodLabel, Value = one.Value, Score = one.Score }) },
        Warnings = { quality.Warnings.Select(one => new Message.QualityWarning { Code = one.Code, Period = one.Period.ToString(), PeriodLabel = one.Period.Label, Message = one.Message }) },
        WarningCount = quality.WarningCount,
        Values = { quality.Values.Select(ToMessage) },
        Assurance = Words.Of(quality.Assurance),
    };

    public static Message.ValueVerification ToMessage(this ValueVerification value) => new()
    {
        Period = value.Period.ToString(),
        PeriodLabel = value.PeriodLabel,
        Value = value.Value.Text(),
        Flag = Words.Of(value.Flag),
        Submission = value.Submission.ToString(),
        ContributedBy = { value.ContributedBy },
        State = Words.Of(value.State),
        Voided = value.Voided,
        Reason = value.Reason ?? "",
        DecidedBy = value.DecidedBy ?? "",
        DecidedAt = value.DecidedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        Own = value.Own,
    };

    public static Message.MeasureAssurance ToMessage(this AssuranceResponse assurance) => new()
    {
        Measure = assurance.Measure, Rating = Words.Of(assurance.Rating), Items = { assurance.Items.Select(ToMessage) }, Next = assurance.Next ?? "",
    };

    public static Message.Assessment ToMessage(this AssessmentResponse one) => new()
    {
        Id = one.Id,
        Rating = Words.Of(one.Rating),
        Dimensions = new()
        {
            Completeness = Words.Of(one.Dimensions.Completeness),
            Uniqueness = Words.Of(one.Dimensions.Uniqueness),
            Consistency = Words.Of(one.Dimensions.Consistency),
            Timeliness = Words.Of(one.Dimensions.Timeliness),
            Validity = Words.Of(one.Dimensions.Validity),
            Accuracy = Words.Of(one.Dimensions.Accuracy),
        },
        Note = one.Note,
        AssessedAt = Timestamp.FromDateTimeOffset(one.AssessedAt),
        AssessedBy = one.AssessedBy,
    };

    public static Result<AssuranceDimensions> Read(this Message.AssuranceDimensions? given)
    {
        var d = given ?? new();
        string[] words = [d.Completeness, d.Uniqueness, d.Consistency, d.Timeliness, d.Validity, d.Accuracy];
        var ratings = new AssuranceRating[words.Length];
        for (var i = 0; i < words.Length; i++)
            if (words[i].Length > 0 && !Words.TryRead(words[i], out ratings[i]))
                return QualityFaults.RatingInvalid.With($"'{words[i]}' is none of them.");
        return new AssuranceDimensions(ratings[0], ratings[1], ratings[2], ratings[3], ratings[4], ratings[5]);
    }
}
