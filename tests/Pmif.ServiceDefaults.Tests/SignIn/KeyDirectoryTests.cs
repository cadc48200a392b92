using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Pmif.ServiceDefaults.Tests.SignIn;

public sealed class KeyDirectoryTests
{
    private readonly Clock clock = new();
    private KeyHolder? framework = new(new Caller(CallerKind.Machine, "key-1", "payroll") { Source = "hr" }, DateTimeOffset.MaxValue);
    private bool isAway;
    private int asked;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_once_a_minute_so_that_a_revoked_key_ends_within_one()
    {
        using var keys = Keys();
        Assert.NotNull(await keys.Find("pmif_a", Cancel));
        framework = null;

        clock.Now += KeyDirectory.Fresh - TimeSpan.FromSeconds(1);
        Assert.NotNull(await keys.Find("pmif_a", Cancel));
        Assert.Equal(1, asked);
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(await keys.Find("pmif_a", Cancel));
    }

    [Fact]
    public async Task Takes_the_last_word_for_a_quarter_of_an_hour_while_Framework_is_away()
    {
        using var keys = Keys();
        await keys.Find("pmif_a", Cancel);
        isAway = true;

        clock.Now += KeyDirectory.Kept - TimeSpan.FromSeconds(1);
        Assert.NotNull(await keys.Find("pmif_a", Cancel));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("service.unavailable", (await Assert.ThrowsAsync<FaultException>(async () => await keys.Find("pmif_a", Cancel))).Fault.Code);
        Assert.Equal("service.unavailable", (await Assert.ThrowsAsync<FaultException>(async () => await keys.Find("pmif_never_seen", Cancel))).Fault.Code);
    }

    [Fact]
    public async Task Lets_no_key_outlive_its_end()
    {
        using var keys = Keys();
        framework = framework! with { Expires = clock.Now + TimeSpan.FromSeconds(10) };
        Assert.NotNull(await keys.Find("pmif_a", Cancel));

        clock.Now += TimeSpan.FromSeconds(10);

        Assert.Null(await keys.Find("pmif_a", Cancel));
    }

    [Fact]
    public async Task Does_not_ask_about_what_is_no_key_of_ours_or_was_unknown_a_moment_ago()
    {
        using var keys = Keys();
        framework = null;

        Assert.Null(await keys.Find("something else", Cancel));
        Assert.Null(await keys.Find("pmif_unknown", Cancel));
        Assert.Null(await keys.Find("pmif_unknown", Cancel));

        Assert.Equal(1, asked);
    }

    private KeyDirectory Keys() => new(new ApiKeys(new ConfigurationBuilder().Build()), NullLogger<KeyDirectory>.Instance, (_, _) =>
    {
        asked++;
        return isAway ? throw new RpcException(new Status(StatusCode.Unavailable, "away")) : Task.FromResult(framework);
    }, clock);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
