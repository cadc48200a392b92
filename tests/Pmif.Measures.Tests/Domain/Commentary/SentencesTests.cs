using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Tests.Domain.Commentary;

public sealed class SentencesTests
{
    [Fact]
    public void Stops_blank_lines_and_items_of_a_list_end_a_sentence_and_none_is_too_short() =>
        Assert.Equal(["Demand fell.", "We wait", "x", "y"], Sentences.Of("Demand fell. We wait\n\n- x\n- y\n"));
}
