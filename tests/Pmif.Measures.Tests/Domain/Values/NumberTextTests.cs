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
    [InlineData("0x10")]
    public void Refuses_what_would_have_to_be_guessed(string text) => Assert.False(NumberText.TryRead(text, out _));
}
