namespace Pmif.Benchmarking.Domain.Areas;

/// <summary>A place that values are about.</summary>
/// <param name="Code">GSS code, or another register's where the place has none.</param>
/// <param name="Name">Its name while the code was valid.</param>
/// <param name="Kind">Such as unitary, district, region or country.</param>
/// <param name="ValidFrom">First day of the code; null where it is not known.</param>
/// <param name="ValidTo">Last day; null while it is in use.</param>
/// <param name="Successor">The code that came after it, if one did.</param>
public sealed record Area(string Code, string Name, string Kind, DateOnly? ValidFrom, DateOnly? ValidTo, string? Successor);
