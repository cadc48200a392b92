using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;
using Enum = System.Enum;
using SpcSettings = Pmif.Measures.Domain.Definitions.SpcSettings;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>Definitions as they travel over gRPC.</summary>
internal static class MeasureMessages
{
    /// <summary>What a caller defines. A word that is none, or a text that is no number, is a fault.</summary>
    public static Result<MeasureDefinition> ToDefinition(this Measure m)
    {
        try
        {
            return Read(m);
        }
        catch (FormatException e)
        {
            return RequestFaults.Invalid.With(e.Message);
        }
    }

    private static MeasureDefinition Read(Measure m)
    {
        var d = new MeasureDefinition();
        return d with
        {
            Code = m.Code,
            Name = m.Name,
            Description = m.Description,
            Caveats = m.Caveats,
            SourceUrl = m.SourceUrl,
            Feeds = [.. m.Feeds],
            Kind = Word(m.Kind, d.Kind),
            Unit = m.Unit.Length == 0 ? d.Unit : m.Unit,
            DueDate = SeriesRest.Day(m.DueDate),
            Per = Number(m.Per) ?? d.Per,
            Decimals = m.Decimals,
            Polarity = Word(m.Polarity, d.Polarity),
            Range = m.RangeLow.Length == 0 && m.RangeHigh.Length == 0 ? null
                : new(Number(m.RangeLow) ?? throw new FormatException("A range has a lower bound."), Number(m.RangeHigh) ?? throw new FormatException("A range has an upper bound.")),
            Midpoint = Number(m.Midpoint),
            Frequency = Word(m.Frequency, d.Frequency),
            TemporalType = Word(m.TemporalType, d.TemporalType),
            Aggregation = Word(m.Aggregation, d.Aggregation),
            Distinct = m.Distinct,
            PopulationDenominator = m.PopulationDenominator,
            Numerator = m.Numerator,
            Denominator = m.Denominator,
            Composite = m.CompositeNumerator.Length == 0 && m.CompositeDenominator.Length == 0 ? null : new(m.CompositeNumerator, m.CompositeDenominator),
            Replaces = m.Replaces,
            SeriesBreak = m.SeriesBreak,
            Interval = Word(m.Interval, d.Interval),
            Source = m.Source,
            LeadService = m.LeadService,
            Owner = m.Owner,
            LagDays = m.LagDays,
            Collection = !m.HasCollectionOpensDays && !m.HasCollectionClosesDays ? null
                : new(m.HasCollectionOpensDays ? m.CollectionOpensDays : null, m.HasCollectionClosesDays ? m.CollectionClosesDays : null),
            DirectionVersus = Word(m.DirectionVersus, d.DirectionVersus),
            ChangeTest = new(Word(m.ChangeTest, d.ChangeTest.Method), Number(m.ChangeBand) ?? d.ChangeTest.Band),
            Spc = m.Spc is { } spc ? Spc(spc) : d.Spc,
            Benchmark = m.Benchmark,
            Tags = [.. m.Tags],
            AssuranceRating = Word(m.AssuranceRating, d.AssuranceRating),
            EffectiveFrom = SeriesRest.Day(m.EffectiveFrom),
        };
    }

    private static SpcSettings Spc(Contracts.Measures.V1.SpcSettings spc)
    {
        var settings = new SpcSettings { ScreenOutliers = !spc.KeepOutliers, Chart = Word(spc.Chart, default(ControlChartKind)), FixAfterN = spc.FixAfterN == 0 ? null : spc.FixAfterN };
        return settings with
        {
            ShiftPoints = spc.ShiftPoints == 0 ? settings.ShiftPoints : spc.ShiftPoints,
            TrendPoints = spc.TrendPoints == 0 ? settings.TrendPoints : spc.TrendPoints,
        };
    }

    private static T Word<T>(string word, T otherwise) where T : struct, Enum => word.Length == 0 ? otherwise : Words.Read<T>(word);

    private static decimal? Number(string text) =>
        text.Length == 0 ? null : NumberText.TryRead(text, out var number) ? number : throw new FormatException($"'{text}' is no number.");

    public static MeasureVersion ToMessage(this VersionResponse version)
    {
        var definition = MeasureResponse.Of(version.Definition, version.Version, default, version.Retirement, null).ToMessage();
        definition.State = "";
        return new() { Definition = definition, RecordedAt = Timestamp.FromDateTimeOffset(version.RecordedAt), RecordedBy = version.RecordedBy, Reason = version.Reason };
    }

    public static Measure ToMessage(this MeasureResponse m)
    {
        var message = MessageWithoutWindow(m);
        if (m.Collection?.OpensDays is { } opens)
            message.CollectionOpensDays = opens;
        if (m.Collection?.ClosesDays is { } closes)
            message.CollectionClosesDays = closes;
        return message;
    }

    private static Measure MessageWithoutWindow(MeasureResponse m) => new()
    {
        Code = m.Code,
        Version = m.Version,
        Name = m.Name,
        Description = m.Description,
        Kind = Words.Of(m.Kind),
        Unit = m.Unit,
        Per = m.Per.Text(),
        Decimals = m.Decimals,
        Polarity = Words.Of(m.Polarity),
        RangeLow = (m.Range?.Low).Text(),
        RangeHigh = (m.Range?.High).Text(),
        Midpoint = m.Midpoint.Text(),
        Frequency = Words.Of(m.Frequency),
        TemporalType = Words.Of(m.TemporalType),
        Aggregation = Words.Of(m.Aggregation),
        Numerator = m.Numerator,
        Denominator = m.Denominator,
        Interval = Words.Of(m.Interval),
        Source = m.Source,
        LeadService = m.LeadService,
        Owner = m.Owner,
        LagDays = m.LagDays,
        DirectionVersus = Words.Of(m.DirectionVersus),
        ChangeTest = Words.Of(m.ChangeTest.Method),
        ChangeBand = m.ChangeTest.Band.Text(),
        Benchmark = m.Benchmark,
        Tags = { m.Tags },
        EffectiveFrom = Day(m.EffectiveFrom),
        Caveats = m.Caveats,
        SourceUrl = m.SourceUrl,
        Feeds = { m.Feeds },
        DueDate = Day(m.DueDate),
        NextDuePeriod = m.NextDue?.Period.ToString() ?? "",
        NextDue = Day(m.NextDue?.Due),
        Replaces = m.Replaces,
        SeriesBreak = m.SeriesBreak,
        AssuranceRating = Words.Of(m.AssuranceRating),
        State = Words.Of(m.State),
        RetiredFrom = Day(m.Retirement?.From),
        RetiredReason = m.Retirement?.Reason ?? "",
        ReplacedBy = m.Retirement?.ReplacedBy ?? "",
        FirstDue = Day(m.FirstDue),
        CompositeNumerator = m.Composite?.Numerator ?? "",
        CompositeDenominator = m.Composite?.Denominator ?? "",
        Distinct = m.Distinct,
        PopulationDenominator = m.PopulationDenominator,
        Spc = new() { KeepOutliers = !m.Spc.ScreenOutliers, ShiftPoints = m.Spc.ShiftPoints, TrendPoints = m.Spc.TrendPoints, Chart = Words.Of(m.Spc.Chart), FixAfterN = m.Spc.FixAfterN ?? 0 },
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
