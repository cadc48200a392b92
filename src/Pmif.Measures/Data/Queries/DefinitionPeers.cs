using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Data;

/// <summary>Definitions that another one refers to, as they stand.</summary>
internal static class DefinitionPeers
{
    /// <summary>The latest version of a measure's definition.</summary>
    public static Task<MeasureVersionRow> LatestVersion(this MeasuresDb db, int measureId, CancellationToken cancellationToken) =>
        db.MeasureVersions.AsNoTracking().Where(row => row.MeasureId == measureId).OrderByDescending(row => row.Version).FirstAsync(cancellationToken);

    /// <summary>The latest definitions of some measures, by code whatever its case; a measure that does not exist is left out.</summary>
    public static async Task<Dictionary<string, MeasureDefinition>> LatestDefinitions(this MeasuresDb db, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        string[] wanted = [.. codes.Select(code => code.ToUpperInvariant()).Distinct()];
        if (wanted.Length == 0)
            return [];
        var latest = await db.Measures.AsNoTracking().Where(row => wanted.Contains(row.Code.ToUpper()))
            .Select(row => row.Versions.OrderByDescending(version => version.Version).First()).ToListAsync(cancellationToken);
        return latest.Select(version => version.Definition).ToDictionary(definition => definition.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Codes of the measures whose latest definition computes them from <paramref name="code"/>.</summary>
    public static Task<List<string>> ComputedFrom(this MeasuresDb db, string code, CancellationToken cancellationToken) => db.Database.SqlQuery<string>($"""
        select m.code as "Value"
        from measures m
        join lateral (select definition from measure_versions where measure_id = m.id order by version desc limit 1) latest on true
        where upper({code}) in (upper(latest.definition #>> {Numerator}), upper(latest.definition #>> {Denominator}))
        """).ToListAsync(cancellationToken);

    /// <summary>Whether a measure has had a value.</summary>
    public static async Task<bool> HasSeries(this MeasuresDb db, int measureId, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<bool>($"""select exists (select from series where measure_id = {measureId} and revision > 0) as "Value" """).ToListAsync(cancellationToken))[0];

    private static readonly string[] Numerator = ["composite", "numerator"];
    private static readonly string[] Denominator = ["composite", "denominator"];
}
