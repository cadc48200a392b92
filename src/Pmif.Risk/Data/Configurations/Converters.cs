using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Pmif.Contracts.Primitives;

namespace Pmif.Risk.Data.Configurations;

/// <summary>Enumerations are kept as the words by which they travel.</summary>
internal sealed class WordConverter<T>() : ValueConverter<T, string>(value => Words.Of(value), word => Words.Read<T>(word))
    where T : struct, Enum;

/// <summary>Periods are kept as their ISO text.</summary>
internal sealed class PeriodConverter() : ValueConverter<Period, string>(period => period.ToString(), text => Period.ParseIso(text));
