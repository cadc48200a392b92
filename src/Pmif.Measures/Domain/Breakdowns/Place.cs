namespace Pmif.Measures.Domain.Breakdowns;

/// <summary>One place, service or group under all its codes.</summary>
/// <param name="Codes">Its codes, the latest first.</param>
public sealed record Place(IReadOnlyList<Breakdown> Codes)
{
    /// <summary>Its latest code.</summary>
    public Breakdown Current => Codes[0];

    /// <summary>Whether it was there on a day, under whatever code.</summary>
    public bool IsValidOn(DateOnly day) => Codes.Any(code => code.Valid.Contains(day));

    /// <summary>
    /// Whether it belonged to a parent on a day, by the code it had then. A code of which no parent is known belongs where the one after it does.
    /// </summary>
    public bool BelongsTo(Place parent, DateOnly day)
    {
        for (var i = 0; i < Codes.Count; i++)
            if (Codes[i].Valid.Contains(day))
            {
                while (i > 0 && Codes[i].Parents.Count == 0)
                    i--;
                return parent.Codes.Any(code => Codes[i].BelongsTo(code.Code, day));
            }
        return false;
    }
}
