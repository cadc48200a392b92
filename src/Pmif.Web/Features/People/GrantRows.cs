using Pmif.Contracts.Access.V1;

namespace Pmif.Web.Features.People;

/// <summary>Grants as the rows of a form: fields of one name, as often as there are rows.</summary>
public static class GrantRows
{
    /// <summary>What separates the parts of the council in one field; names hold commas.</summary>
    private const char Between = ';';

    /// <summary>The fields of a row.</summary>
    public static readonly IReadOnlyList<(string Name, string Label)> Limits =
        [("services", "Services"), ("directorates", "Directorates"), ("objectives", "Objectives, by code"), ("committees", "Committees")];

    /// <summary>The grants of a form that was sent; a row without a role is none.</summary>
    public static IReadOnlyList<Grant> Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var grants = new List<Grant>();
        for (var row = 0; row < form["role"].Count; row++)
        {
            if (form["role"][row] is not { Length: > 0 } role) continue;
            grants.Add(new Grant
            {
                Role = role, Services = { Split(form, "services", row) }, Directorates = { Split(form, "directorates", row) },
                Objectives = { Split(form, "objectives", row) }, Committees = { Split(form, "committees", row) },
            });
        }

        return grants;
    }

    /// <summary>What a field of a row shows.</summary>
    public static string Show(Grant? grant, string field) => grant is null ? "" : string.Join($"{Between} ", field switch
    {
        "services" => grant.Services,
        "directorates" => grant.Directorates,
        "objectives" => grant.Objectives,
        _ => grant.Committees,
    });

    /// <summary>For which part of the council a grant is.</summary>
    public static string Remit(Grant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var parts = Limits.Select(limit => Show(grant, limit.Name)).Where(text => text.Length > 0).ToList();
        return parts.Count == 0 ? "The whole council" : string.Join("; ", parts);
    }

    private static string[] Split(IFormCollection form, string field, int row) =>
        (row < form[field].Count ? form[field][row] ?? "" : "").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
