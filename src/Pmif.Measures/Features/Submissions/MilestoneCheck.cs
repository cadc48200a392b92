using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Features.Submissions;

/// <summary>
/// Reads the date of one milestone row: the day it was done, or with the flag forecast the day it is expected. The value is the days it is late
/// against the due date, below zero where it is early; the day itself is kept beside, so that it can be shown back whatever becomes of the due date.
/// </summary>
internal static class MilestoneCheck
{
    public static Figures Check(long number, RawRow raw, ValueFlag flag, DateOnly due, DateOnly today, IssueLog issues)
    {
        foreach (var (field, text) in new[] { ("numerator", raw.Numerator), ("denominator", raw.Denominator), ("lower", raw.Lower), ("upper", raw.Upper) })
            if (!string.IsNullOrWhiteSpace(text))
                issues.Add(number, field, RowCodes.ValueNotADate, text, "A milestone has a date and no other figure.");
        if (raw.Value is null)
        {
            issues.Add(number, "value", RowCodes.ValueMissing, null, "Give the day the milestone was done, or is expected to be.");
            return default;
        }
        if (FlagText.TryReadMissing(raw.Value, out var reason))
            return new Figures(null, null, null, null, null, flag is ValueFlag.NotAvailable or ValueFlag.NotApplicable or ValueFlag.Confidential ? flag : reason);
        var bare = FlagText.SplitSuffix(raw.Value, out var marker);
        if (!UnitText.TryDay(bare, out var day))
        {
            issues.Add(number, "value", RowCodes.ValueNotADate, raw.Value, "This is no day: write it as 2025-09-30, 30/09/2025 or 30 September 2025.");
            return default;
        }
        if (flag == ValueFlag.None)
            flag = marker;
        if (day > today && flag != ValueFlag.Forecast)
            issues.Add(number, "value", RowCodes.DateInFuture, raw.Value, "The milestone cannot be done on a day to come; give the flag forecast.");
        return new Figures(day.DayNumber - due.DayNumber, day.DayNumber, null, null, null, flag);
    }
}
