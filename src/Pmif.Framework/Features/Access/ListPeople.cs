using Microsoft.EntityFrameworkCore;
using Pmif.Framework.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Everybody who has ever signed in, by name; those whose name or e-mail address holds a text, if one is given.</summary>
public sealed class ListPeople(FrameworkDb db)
{
    public async Task<Result<Page<PersonView>>> Handle(string? text, PageRequest page, CancellationToken ct)
    {
        var people = db.People.AsNoTracking().Include(p => p.Grants).AsSplitQuery();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var pattern = $"%{text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            people = people.Where(p => EF.Functions.ILike(p.Name, pattern, "\\") || EF.Functions.ILike(p.Email, pattern, "\\"));
        }

        if (page.After is { } after)
        {
            var at = after.Split('\n');
            if (at is not [var name, var id]) return RequestFaults.CursorInvalid;
            people = people.Where(p => p.Name.CompareTo(name) > 0 || (p.Name == name && p.Id.CompareTo(id) > 0));
        }

        var rows = await people.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(page.Take).ToListAsync(ct);
        return page.Of([.. rows.Select(PersonView.Of)], last => $"{last.Name}\n{last.Id}");
    }
}
