using System.Globalization;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Tests.Domain.Values;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("9.4", "9.4")]
    [InlineData(" -0.5 ", "-0.5")]
    [InlineData("72.60000000000001", "72.60000000000001")]
    [InlineData("1e-3", "0.001")]
    [InlineData("1,234", "1234")]
    [InlineData("-12,345,678.90", "-12345678.90")]
    [InlineData("\u22125", "-5")]
    [InlineData(".5", "0.5")]
    public void Reads_what_is_plainly_a_number(string text, string expected)
    {
        Assert.True(NumberText.TryRead(text, out var value));
        Assert.Equal(expected, value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("1,5")]
    [InlineData("1,23,456")]
    [InlineData("12,34")]
    [InlineData(",123")]
    [InlineData("1,234,")]
    [InlineData("1.234,5")]
    [InlineData("£5")]
    [InlineData("5%")]
    [InlineData("NaN")]
    [InlineData("1 000")]
    [InlineData("1,23.5")]
    [InlineData("0x10")]
    public void Refuses_what_would_have_to_be_guessed(string text) => Assert.False(NumberText.TryRead(text, out _));

    [Fact]
    public void A_number_with_thousands_has_at_most_sixty_characters()
    {
        Assert.True(NumberText.TryRead("1,000." + new string('0', 54), out var value));
        Assert.Equal(1_000, value);
        Assert.False(NumberText.TryRead("1,000." + new string('0', 55), out _));
    }

    [Theory]
    [InlineData("1000000000000000", false)]
    [InlineData("-1000000000000001", true)]
    [InlineData("1e400", true)]
    [InlineData("many", false)]
    public void Knows_what_is_merely_too_large(string text, bool isTooLarge) => Assert.Equal(isTooLarge, NumberText.IsTooLarge(text));
}
