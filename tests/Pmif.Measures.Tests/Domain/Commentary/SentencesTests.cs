using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Tests.Domain.Commentary;

public sealed class SentencesTests
{
    [Fact]
    public void Stops_blank_lines_and_items_of_a_list_end_a_sentence_and_none_is_too_short() =>
        Assert.Equal(["Demand fell.", "We wait", "x", "y"], Sentences.Of("Demand fell. We wait\n\n- x\n- y\n"));

    [Fact]
    public void Turns_of_a_sentence_begin_clauses_and_a_concession_ends_at_its_first_comma()
    {
        Assert.Equal(["x", "y"], Sentences.Clauses("; x; y; "));
        Assert.Equal(["Although calls fell", "letters, visits and waits rose"], Sentences.Clauses("Although calls fell, letters, visits and waits rose"));
    }

    [Fact]
    public void A_passage_has_two_hundred_characters_and_is_never_cut_within_one()
    {
        Assert.Equal(new string('a', 200), Sentences.Passage(new('a', 200)));
        Assert.Equal(new string('a', 199) + "…", Sentences.Passage(new('a', 201)));
        Assert.Equal(new string('a', 198) + "…", Sentences.Passage(new string('a', 198) + "\ud83d\ude00" + "aa"));
        Assert.Equal(new string('a', 197) + "\ud83d\ude00…", Sentences.Passage(new string('a', 197) + "\ud83d\ude00" + "aa"));
    }
}
