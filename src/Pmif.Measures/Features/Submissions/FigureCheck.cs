using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Features.Submissions;

/// <summary>Reads the figures of one row: value, numerator and denominator, interval and flag.</summary>
internal readonly ref struct FigureCheck(long number, RawRow raw, MeasureDefinition definition, DateOnly today, IssueLog issues)
{
    public Figures Check()
    {
        var before = issues.Count;
        var flag = FlagOf();
        if (definition.DueDate is { } due)
            return MilestoneCheck.Check(number, raw, flag, due, today, issues);
        var numerator = Number("numerator", raw.Numerator, out var numeratorMarker);
        var denominator = Number("denominator", raw.Denominator, out var denominatorMarker);
        var lower = Number("lower", raw.Lower, out _);
        var upper = Number("upper", raw.Upper, out _);
        var value = Number("value", raw.Value, out var marker);
        if (denominator == 0)
            issues.Add(number, "denominator", RowCodes.DenominatorZero, raw.Denominator, "The denominator is zero.");
        else if (denominator < 0)
            issues.Add(number, "denominator", RowCodes.ValueOutOfRange, raw.Denominator, "A denominator is above zero.");
        if (lower > upper)
            issues.Add(number, "lower", RowCodes.IntervalInverted, raw.Lower, "The lower limit lies above the upper.");

        if (value is null && string.IsNullOrWhiteSpace(raw.Value) && issues.Count == before)
        {
            if (numerator is { } n && denominator is { } d)
                (value, marker) = (QuotientOf(n, d), ValueFlag.None);
            else if (IsMarker(raw.Numerator, numerator) || IsMarker(raw.Denominator, denominator))
                marker = IsMarker(raw.Numerator, numerator) ? numeratorMarker : denominatorMarker;
            else if (raw.Value is null || (numerator is null) != (denominator is null))
                issues.Add(number, "value", RowCodes.ValueMissing, null, "Give a value, or a numerator and a denominator.");
        }
        if (value is not { } figure)
            return new Figures(null, numerator, denominator, lower, upper, IsReason(flag) ? flag : marker == ValueFlag.None ? ValueFlag.NotAvailable : marker);
        if (!Quotient.IsPossible(figure, definition))
            issues.Add(number, "value", RowCodes.ValueOutOfRange, raw.Value ?? raw.Numerator, $"The value cannot be true of a measure in {definition.Unit}.");
        return new Figures(figure, numerator, denominator, lower, upper, flag == ValueFlag.None ? marker : flag).Bounded(definition);
    }

    private const string NotANumber = "This is neither a number nor a marker for a missing one.";

    private ValueFlag FlagOf()
    {
        if (!FlagText.TryReadFlag(raw.Flag, out var flag))
            issues.Add(number, "flag", RowCodes.FlagUnknown, raw.Flag, "This is no flag: use provisional, revised, estimated, forecast, break, low-reliability, confidential, not-available, not-applicable, low or none-recorded.");
        return flag;
    }

    private decimal? QuotientOf(decimal numerator, decimal denominator)
    {
        try
        {
            return Quotient.Of(numerator, denominator, definition);
        }
        catch (OverflowException)
        {
            issues.Add(number, "numerator", RowCodes.ValueOutOfRange, raw.Numerator, "The quotient is too large.");
            return null;
        }
    }

    // A blank or a marker is a missing value and never zero; its flag comes out beside.
    private decimal? Number(string field, string? text, out ValueFlag flag)
    {
        flag = ValueFlag.None;
        if (text is null)
            return null;
        if (NumberText.TryRead(text, out var plain))
            return InBounds(field, text, plain);
        if (FlagText.TryReadMissing(text, out flag))
            return null;
        if (field == "value" && UnitText.TryRead(text, definition.Unit, out var worded))
        {
            flag = ValueFlag.None;
            return InBounds(field, text, worded);
        }
        var bare = FlagText.SplitSuffix(text, out flag);
        if (flag != ValueFlag.None && (NumberText.TryRead(bare, out var flagged) || (field == "value" && UnitText.TryRead(bare, definition.Unit, out flagged))))
            return InBounds(field, text, flagged);
        flag = ValueFlag.None;
        if (NumberText.IsTooLarge(text))
            issues.Add(number, field, RowCodes.ValueOutOfRange, text, "The number is too large.");
        else
            issues.Add(number, field, RowCodes.ValueNotANumber, text, field != "value" ? NotANumber
                : definition.Unit == Units.YesNo ? "This is no answer: write yes, y, true, done or 1, or no, n, false or 0, or a marker for a missing one."
                : UnitText.IsDuration(definition.Unit) ? "This is no length of time: write a number, an ISO 8601 duration of weeks to seconds such as PT1H30M, hh:mm or hh:mm:ss, or a marker for a missing one."
                : NotANumber);
        return null;
    }

    private decimal? InBounds(string field, string text, decimal value)
    {
        if (Math.Abs(value) <= NumberText.Largest)
            return value;
        issues.Add(number, field, RowCodes.ValueOutOfRange, text, "The number is too large.");
        return null;
    }

    private static bool IsReason(ValueFlag flag) => flag is ValueFlag.Confidential or ValueFlag.NotAvailable or ValueFlag.NotApplicable
        or ValueFlag.LowReliability or ValueFlag.Low or ValueFlag.NoneRecorded;

    private static bool IsMarker(string? text, decimal? read) => read is null && !string.IsNullOrWhiteSpace(text);
}
