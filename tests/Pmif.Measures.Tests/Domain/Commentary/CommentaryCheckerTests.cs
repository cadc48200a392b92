using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Tests.Domain.Commentary;

public sealed class CommentaryCheckerTests
{
    private const string Common = "measures.commentary-";

    public static TheoryData<int, string> Commentaries =>
        [.. CouncilCommentaries.All.Select((one, index) => (TheoryDataRow<int, string>)(index, one.Text))];

    [Theory]
    [MemberData(nameof(Commentaries))]
    public void Finds_what_a_critical_reader_would(int index, string text)
    {
        var one = CouncilCommentaries.All.ElementAt(index);
        Assert.Equal(one.Findings, Found(CommentaryChecker.Check(text, one.Facts, CommentarySettings.Default)));
    }

    [Fact]
    public void Is_tried_on_more_than_sixty_commentaries_and_half_of_them_have_nothing_to_be_found()
    {
        Assert.InRange(CouncilCommentaries.All.Count(), 80, int.MaxValue);
        Assert.InRange(CouncilCommentaries.All.Count(one => one.Findings.Length == 0), 40, int.MaxValue);
    }

    [Fact]
    public void Asks_only_for_the_elements_that_the_rule_names_and_only_where_a_commentary_is_required()
    {
        const string text = "Performance is below target.";
        var facts = new CommentaryFacts(Period.FinancialQuarter(2026, 2), Rag.Red, IsRequired: true);
        Assert.Equal("no-cause", Found(CommentaryChecker.Check(text, facts, new([CommentaryElement.Status, CommentaryElement.Cause]))));
        Assert.Equal("", Found(CommentaryChecker.Check(text, facts with { IsRequired = false }, CommentarySettings.Default)));
    }

    [Fact]
    public void Quotes_the_clause_and_not_the_whole_text()
    {
        var review = CommentaryChecker.Check("Demand fell. Although we missed the target in Q1, performance is now on target. Costs rose.",
            new(Period.FinancialQuarter(2026, 2), Rag.Red), CommentarySettings.Default);
        Assert.Equal(("performance is now on target.", "This says that the target is met; the figure is rated red."),
            (Assert.Single(review.Findings).Passage, review.Findings[0].Message));
    }

    [Fact]
    public void Sees_that_only_the_figures_were_changed_since_last_time()
    {
        const string before = "Performance fell to 81.2% in July because of vacancies in the contact centre. The Customer Services Manager will recruit four advisers by October.";
        var again = before.Replace("81.2%", "79.8%", StringComparison.Ordinal).Replace("July", "August", StringComparison.Ordinal);
        var facts = new CommentaryFacts(Period.Month(2026, 8), Rag.Red, Previous: before);
        var copied = Assert.Single(CommentaryChecker.Check(again, facts, CommentarySettings.Default).Findings);
        Assert.Equal((Common + "copied", "Performance fell to 79.8% in August because of vacancies in the contact centre.",
            "100% of it is what was written about the period before. Say what is new."), (copied.Code, copied.Passage, copied.Message));
        const string fresh = "Performance fell again, to 79.8%, since only one of the four advisers could be found. The Customer Services Manager is moving two people from the switchboard until January.";
        Assert.Equal("", Found(CommentaryChecker.Check(fresh, facts, CommentarySettings.Default)));
    }

    [Fact]
    public void Counts_as_copied_from_the_share_that_was_set_on_and_quotes_the_first_sentence_where_none_stood_there_before()
    {
        const string before = "Calls rose in every month since the website of the council was changed and letters went out.";
        CommentaryReview Checked(string text, decimal from) =>
            CommentaryChecker.Check(text, new(Period.Month(2026, 8), Previous: before), CommentarySettings.Default with { CopiedFrom = from });
        Assert.Single(Checked(before, 1).Findings);
        Assert.Equal("Calls rose in every month since the website of the council was new.",
            Assert.Single(Checked("Calls rose in every month since the website of the council was new. And letters went out to all.", 0.3m).Findings).Passage);
    }

    [Theory]
    [InlineData("Nationally the figure has improved.")]
    [InlineData("The figure has improved in two of the five teams.")]
    [InlineData("The figure will be better.")]
    public void What_is_said_of_others_of_a_part_or_of_the_time_to_come_contradicts_no_direction(string text) =>
        Assert.Empty(CommentaryChecker.Check(text, new(Period.Month(2026, 8), Rag.Green, Direction.Declining), CommentarySettings.Default).Findings);

    [Fact]
    public void Says_when_it_is_too_long_for_a_report()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 251));
        var long_ = CommentaryChecker.Check(text, new(Period.Month(2026, 8)), CommentarySettings.Default);
        Assert.Equal((251, Common + "too-long"), (long_.Words, Assert.Single(long_.Findings).Code));
        Assert.Empty(CommentaryChecker.Check(text[5..], new(Period.Month(2026, 8)), CommentarySettings.Default).Findings);
    }

    // A pattern that tries all ways of reading these would not end within the age of the universe.
    [Fact]
    public Task Ends_with_the_worst_that_fits() => Task.Run(() =>
    {
        foreach (var piece in new[] { "a", "a ", "the target ", "on ", "1", "in the ", ">", "*", "[", "by the end of the ", "one a-", "A. ", "\n", "- ", "due to ", "performance has been " })
            CommentaryChecker.Check(string.Concat(Enumerable.Repeat(piece, 4_000 / piece.Length)),
                new(Period.Month(2026, 8), Rag.Red, Direction.Declining, IsRequired: true, Previous: "x"), CommentarySettings.Default);
    }, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    private static string Found(CommentaryReview review) => string.Join(' ', review.Findings.Select(finding => finding.Code[Common.Length..]));
}
