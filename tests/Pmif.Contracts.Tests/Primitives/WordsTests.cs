using System.Text.Json;
using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Tests.Primitives;

public sealed class WordsTests
{
    [Fact]
    public void Enumerations_travel_as_the_words_of_the_contract()
    {
        Assert.Equal("same-period-last-year", Words.Of(DirectionVersus.SamePeriodLastYear));
        Assert.Equal("rolling-12", Words.Of(TemporalType.Rolling12));
        Assert.Equal("not-in-force", Words.Of(Rag.NotInForce));
        Assert.Equal(Rag.NoData, Words.Read<Rag>("no-data"));
        Assert.Equal("\"percentage-points\"", JsonSerializer.Serialize(ToleranceUnit.PercentagePoints, PmifJson.Options));
    }

    [Fact]
    public void A_number_is_no_word() => Assert.False(Words.TryRead<Rag>("1", out _));
}
