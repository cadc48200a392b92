using Pmif.Measures.Features.Submissions;
using Pmif.Measures.Features.Submissions.Together;

namespace Pmif.Measures.Tests.Features.Submissions.Together;

public sealed class ReadySubmissionTests
{
    private static readonly Receipt Told = new(Guid.NewGuid(), "hr", default, SubmissionMode.Partial, Outcome.Accepted, false, new(1, 1, 0, 0, 0), 1, 0, [], [], null, null, null);

    [Fact]
    public void What_interrupted_it_is_told_as_it_is_so_that_an_absent_database_is_seen_as_one()
    {
        var failure = new TimeoutException();
        Assert.Same(failure, Assert.Throws<TimeoutException>(() => new ReadySubmission(null!, [], null!) { Failure = failure }.Outcome()));
    }

    [Fact]
    public void What_fails_after_the_commit_takes_no_receipt_back() =>
        Assert.Same(Told, new ReadySubmission(null!, [], null!) { Receipt = Told, Failure = new TimeoutException() }.Outcome());

    [Fact]
    public void Without_either_it_has_to_go_alone() => Assert.Null(new ReadySubmission(null!, [], null!).Outcome());
}
