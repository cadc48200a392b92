using Microsoft.EntityFrameworkCore;
using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Domain.Areas;

namespace Pmif.Benchmarking.Features.Comparisons;

/// <summary>Names and codes of areas as they are today, and which area is the council's own.</summary>
internal sealed class Geography
{
    private readonly Succession _succession;
    private readonly Dictionary<string, string> _names;
    private readonly ILookup<string, string> _receivedAs;

    private Geography(IReadOnlyCollection<Area> areas, string? own)
    {
        _succession = new(areas);
        _names = areas.ToDictionary(area => area.Code, area => area.Name);
        _receivedAs = areas.ToLookup(area => _succession.ForValues(area.Code), area => area.Code);
        Own = string.IsNullOrEmpty(own) ? null : Current(own);
    }

    /// <summary>The council's own area today, where that is known.</summary>
    public string? Own { get; }

    public static async Task<Geography> Load(BenchmarkingDb db, CancellationToken ct) => new(
        await db.Areas.AsNoTracking().ToListAsync(ct),
        await db.Database.SqlQuery<string>($"select area_code as \"Value\" from own_council").FirstOrDefaultAsync(ct));

    public bool IsKnown(string code) => _names.ContainsKey(code) || Current(code) == Own;

    public string Current(string code) => _succession.Current(code);

    /// <summary>The place today that a value received for <paramref name="code"/> is a value of.</summary>
    public string OfValue(string code) => _succession.ForValues(code);

    /// <summary>Every code that values of a place may have been received under.</summary>
    public IEnumerable<string> ReceivedAs(string current) => _receivedAs[current].Append(current).Distinct();

    public string Name(string code) => _names.GetValueOrDefault(code, code);
}
