using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Features.Submissions;

/// <summary>A feed names few periods and many rows, so each is read once.</summary>
internal sealed class PeriodMemory
{
    private const int Most = 10_000;

    private readonly Dictionary<(string, Frequency), Period> known = [];
    private (string Text, Frequency Frequency, Period Period) last = ("", default, default);

    public bool TryRead(string? text, Frequency frequency, out Period period)
    {
        period = default;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        if (last.Frequency == frequency && last.Text == text)
        {
            period = last.Period;
            return true;
        }
        if (!known.TryGetValue((text, frequency), out period))
        {
            if (!PeriodText.TryParse(text, frequency, out period) || period.Start.Year < 1900)
                return false;
            if (known.Count < Most)
                known.Add((text, frequency), period);
        }
        last = (text, frequency, period);
        return true;
    }
}
