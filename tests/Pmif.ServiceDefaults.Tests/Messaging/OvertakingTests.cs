namespace Pmif.ServiceDefaults.Tests.Messaging;

public sealed class OvertakingTests
{
    private sealed record Level(string Tank, int Litres, int Readings = 1);

    private static readonly Overtaking Latest = new Overtaking<Level>(level => level.Tank,
        (earlier, later) => earlier.Readings == 3 ? null : later with { Readings = earlier.Readings + 1 });

    [Fact]
    public void Events_about_the_same_are_told_as_one_that_stands_for_all()
    {
        var messages = Messages(new Level("a", 1), new Level("b", 5), new Level("a", 2));
        var letters = Latest.Join(messages);

        Assert.Equal([new Level("a", 2, 2), new Level("b", 5)], letters.Select(letter => letter.Sent.Event));
        Assert.Equal([messages[0], messages[2]], letters[0].Tells);
        Assert.Equal(messages[2].MessageId, letters[0].Sent.MessageId);
    }

    [Fact]
    public void Where_two_should_stay_apart_a_new_one_begins()
    {
        var letters = Latest.Join(Messages([.. Enumerable.Range(1, 5).Select(litres => new Level("a", litres))]));

        Assert.Equal([new Level("a", 3, 3), new Level("a", 5, 2)], letters.Select(letter => letter.Sent.Event));
        Assert.Equal([3, 2], letters.Select(letter => letter.Tells.Count));
    }

    [Fact]
    public void Other_events_go_as_they_are()
    {
        var messages = Messages(new NoteTaken("one"), new NoteTaken("one"));
        Assert.Equal(messages, Latest.Join(messages).Select(letter => letter.Sent));
    }

    private static List<OutboxMessage> Messages(params object[] events) =>
        [.. events.Select(one => one is Level level ? OutboxMessage.Of(level) : OutboxMessage.Of((NoteTaken)one))];
}
