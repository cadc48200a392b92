
namespace Pmif.ServiceDefaults.Tests.Rest;

public class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 191", "'+44 191")]
    [InlineData("-5.2", "-5.2")]
    [InlineData("-5.2%", "'-5.2%")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("", "")]
    public void Quotes_what_needs_it_and_disarms_formulas(string field, string written) =>
        Assert.Equal(written + "\r\n", CsvText.Record([field]));
}
