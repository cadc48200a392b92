using Grpc.Core;

namespace Pmif.ServiceDefaults.Tests.Clients;

public sealed class PatienceTests
{
    private readonly Clock clock = new();
    private readonly Patience patience;

    public PatienceTests() => patience = new(clock);

    [Fact]
    public void Two_calls_that_nothing_answered_are_enough_for_ten_seconds_and_then_one_may_see()
    {
        InVain(10);
        Assert.True(patience.MayAsk(out _));
        InVain(10);
        Assert.False(patience.MayAsk(out _));
        clock.Pass(9);
        Assert.False(patience.MayAsk(out _));
        clock.Pass(1);

        Assert.True(patience.MayAsk(out var sent));
        Assert.False(patience.MayAsk(out _));
        patience.Ended(sent, StatusCode.NotFound);
        Assert.True(patience.MayAsk(out _));
    }

    [Fact]
    public void A_scout_that_nothing_answers_either_starts_the_rest_anew()
    {
        InVain(10);
        InVain(10);
        clock.Pass(10);
        InVain(10);
        clock.Pass(9);
        Assert.False(patience.MayAsk(out _));
        clock.Pass(1);
        Assert.True(patience.MayAsk(out _));
    }

    [Theory]
    [InlineData(StatusCode.OK)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.Unavailable)]
    public void A_service_that_answers_something_meanwhile_is_only_slow(StatusCode meanwhile)
    {
        for (var n = 0; n < 3; n++)
        {
            Assert.True(patience.MayAsk(out var slow));
            clock.Pass(5);
            Assert.True(patience.MayAsk(out var other));
            patience.Ended(other, meanwhile);
            clock.Pass(5);
            patience.Ended(slow, StatusCode.DeadlineExceeded);
        }

        Assert.True(patience.MayAsk(out _));
    }

    [Fact]
    public void Calls_that_were_given_up_by_the_reader_say_nothing()
    {
        for (var n = 0; n < 5; n++)
        {
            Assert.True(patience.MayAsk(out var began));
            patience.Ended(began, StatusCode.Cancelled);
        }

        InVain(10);
        Assert.True(patience.MayAsk(out _));
    }

    private void InVain(int seconds)
    {
        Assert.True(patience.MayAsk(out var began));
        clock.Pass(seconds);
        patience.Ended(began, StatusCode.DeadlineExceeded);
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);

        public void Pass(int seconds) => now += TimeSpan.FromSeconds(seconds);

        public override DateTimeOffset GetUtcNow() => now;
    }
}
