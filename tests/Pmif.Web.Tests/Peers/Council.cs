using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Audit.V1;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Reporting.V1;
using Pmif.Contracts.Risk.V1;
using Pmif.ServiceDefaults;
using Scorecard = Pmif.Contracts.Reporting.V1.Scorecard;

namespace Pmif.Web.Tests.Peers;

/// <summary>What the five services of a council answer.</summary>
public sealed class Council
{
    private readonly ConcurrentDictionary<Channel<CellChanged>, string> _watchers = new();

    public FrameworkVersion? Framework { get; set; }

    public List<Measure> Measures { get; } = [];

    /// <summary>Of whichever measure, the newest first.</summary>
    public List<MeasureVersion> Versions { get; } = [];

    public List<Breakdown> Breakdowns { get; } = [];

    /// <summary>By measure and breakdown.</summary>
    public Dictionary<(string Measure, string Breakdown), GetSeriesResponse> Series { get; } = [];

    /// <summary>By measure and breakdown.</summary>
    public Dictionary<(string Measure, string Breakdown), SeriesRealism> Realism { get; } = [];

    /// <summary>By measure and breakdown.</summary>
    public Dictionary<(string Measure, string Breakdown), GetSpcResponse> Control { get; } = [];

    /// <summary>By measure and breakdown.</summary>
    public Dictionary<(string Measure, string Breakdown), TargetVersion> Targets { get; } = [];

    /// <summary>What any targets would come to.</summary>
    public TargetVersion? TargetPreview { get; set; }

    /// <summary>Every form of targets that was tried out.</summary>
    public List<TargetInput> TargetInputs { get; } = [];

    public List<TargetProposal> TargetProposals { get; } = [];

    /// <summary>By measure and breakdown.</summary>
    public Dictionary<(string Measure, string Breakdown), CloserLook> Behind { get; } = [];

    /// <summary>Of whichever measure.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>What became of whatever is sent.</summary>
    public Receipt Receipt { get; } = new() { Rows = new() { Received = 1, Inserted = 1 }, Outcome = "accepted" };

    /// <summary>What was sent, in order: its options and its text.</summary>
    public List<(SubmitOptions Options, string Text)> Sent { get; } = [];

    /// <summary>Those without a source are the reader's own.</summary>
    public List<SubmissionSummary> Submissions { get; } = [];

    public List<PeriodLock> Locks { get; } = [];

    public List<LateEntry> LateEntries { get; } = [];

    public List<Correction> Corrections { get; } = [];

    public List<Scorecard> Scorecards { get; } = [];

    public List<RiskEntry> Risks { get; } = [];

    public List<Feed> Feeds { get; } = [];

    public Dictionary<string, Comparison> Comparisons { get; } = [];

    /// <summary>By measure, breakdown and period.</summary>
    public ConcurrentDictionary<(string Measure, string Breakdown, string Period), Commentary> Commentary { get; } = [];

    /// <summary>What the checker says of whatever text.</summary>
    public CommentaryCheck Check { get; } = new() { Review = new() };

    public List<MissingCommentary> MissingCommentary { get; } = [];

    public List<MeasureQuality> Quality { get; } = [];

    /// <summary>Of whichever series, the latest first.</summary>
    public List<ValueVerification> Values { get; } = [];

    /// <summary>Of whichever measure, the newest first.</summary>
    public List<Assessment> Assessments { get; } = [];

    public List<SourceQuality> SourceQuality { get; } = [];

    /// <summary>Which role a group of the provider stands for.</summary>
    public ConcurrentDictionary<string, Role> Groups { get; } = new() { ["g-performance"] = Role.PerformanceTeam, ["g-viewers"] = Role.Viewer, ["g-administrators"] = Role.Administrator };

    public List<Person> People { get; } = [];

    /// <summary>The audit trail of each service, the oldest first.</summary>
    public Dictionary<string, List<AuditEntryMessage>> Trails { get; } = [];

    /// <summary>What is wrong with the trail of a service.</summary>
    public Dictionary<string, AuditTrailFlaw> Flaws { get; } = [];

    /// <summary>What a service was told to be taken out as a file, and by whom.</summary>
    public List<(string Service, string File, string Query)> TakenOut { get; } = [];

    public List<Key> Keys { get; } = [];

    /// <summary>Why somebody's rights or keys were changed, the latest last.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>False: whoever asks what somebody may do is answered with an error.</summary>
    public bool AccessAnswers { get; set; } = true;

    /// <summary>Every question what somebody may do.</summary>
    public List<ResolvePersonRequest> Resolved { get; } = [];

    /// <summary>Changes that a watcher who is behind is told first.</summary>
    public List<CellChanged> Missed { get; } = [];

    /// <summary>How many open pages watch a scorecard.</summary>
    public int Watching => _watchers.Count;

    /// <summary>Tells those who watch the scorecard.</summary>
    public void Tell(string scorecard, CellChanged change)
    {
        foreach (var (watcher, code) in _watchers)
            if (code == scorecard)
                watcher.Writer.TryWrite(change);
    }

    /// <summary>Ends all watches well, as when another layout comes into force.</summary>
    public void EndWatches()
    {
        foreach (var watcher in _watchers.Keys)
            watcher.Writer.TryComplete();
    }

    internal void Note(string service, string file, ServerCallContext context)
    {
        lock (TakenOut) TakenOut.Add((service, file, context.RequestHeaders.GetValue("pmif-taken-out-query") ?? ""));
    }

    internal Channel<CellChanged> Watch(string scorecard)
    {
        var watcher = Channel.CreateUnbounded<CellChanged>();
        _watchers[watcher] = scorecard;
        return watcher;
    }

    internal void Leave(Channel<CellChanged> watcher) => _watchers.TryRemove(watcher, out _);
}
