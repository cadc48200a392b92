using Pmif.Cli.Http;

namespace Pmif.Cli.Tests.Http;

public sealed class PatienceTests
{
    private static readonly Patience Small = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 4)]
    [InlineData(1_000_000, 4)]
    public void Waits_double_up_to_the_longest(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Small.Next(attempt, TimeSpan.Zero, null));

    [Fact]
    public void Runs_out_once_the_waits_would_pass_the_total() =>
        Assert.Null(Small.Next(4, TimeSpan.FromSeconds(7), null));

    [Fact]
    public void Waits_as_long_as_the_service_asks_but_never_beyond_the_total()
    {
        Assert.Equal(TimeSpan.FromSeconds(9), Small.Next(1, TimeSpan.Zero, TimeSpan.FromSeconds(9)));
        Assert.Null(Small.Next(1, TimeSpan.Zero, TimeSpan.FromHours(1)));
    }
}
