using Pmif.Cli.Http;
using Pmif.Cli.Push;

namespace Pmif.Cli.Samples;

internal sealed record LoadSamplesRequest(SampleCouncil Council, ServiceAddresses Services, SampleKeys Keys, bool Again);

/// <summary>
/// Loads a council in the order its parts need each other: breakdowns, measures and targets before their values; risks, which
/// name measures and objectives, last. Since risks are last, finding them there means that the council was loaded whole.
/// </summary>
internal sealed class LoadSamples(Surroundings around)
{
    private const int AtOnce = 4;

    private readonly TextWriter _out = TextWriter.Synchronized(around.Out);

    public async Task<int> RunAsync(LoadSamplesRequest request, CancellationToken cancellation)
    {
        var started = around.Time.GetTimestamp();
        using var http = ServiceHttp.Create();
        var sender = new PatientSender(http, around.Patience ?? Patience.Start, around.Time, _out.WriteLine);
        var doors = new SampleDoors(sender, request.Keys.Administrator);

        if (!request.Again && await doors.HasRisksAsync(request.Services.Risk, request.Council.Risks, cancellation))
        {
            _out.WriteLine($"{request.Council.Name} is loaded already; --again loads it over what is there.");
            return ExitCode.Accepted;
        }

        // The first failure stops the other two, and is the one that is told.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var feeds = LoadMeasuresAsync(request, doors, sender, stop.Token);
        await AllOrFirstFailure(stop, LoadFrameworkAsync(request, doors, stop.Token), LoadBenchmarkingAsync(request, doors, stop.Token), feeds);
        await LoadRisksAsync(request, doors, cancellation);
        _out.WriteLine($"{request.Council.Name} loaded in {around.Time.GetElapsedTime(started).TotalSeconds:0.0} s");
        return await feeds;
    }

    private static async Task AllOrFirstFailure(CancellationTokenSource stop, params Task[] tasks)
    {
        await foreach (var ended in Task.WhenEach(tasks))
            if (!ended.IsCompletedSuccessfully)
            {
                await stop.CancelAsync();
                await Task.WhenAll(tasks).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                await ended;
            }
    }

    private async Task LoadFrameworkAsync(LoadSamplesRequest request, SampleDoors doors, CancellationToken cancellation)
    {
        await doors.PutFileAsync(new Uri(request.Services.Framework, "v1/framework.yaml"), request.Council.Framework, "application/yaml", cancellation);
        _out.WriteLine("framework: framework.yaml");
    }

    private async Task<int> LoadMeasuresAsync(LoadSamplesRequest request, SampleDoors doors, PatientSender sender, CancellationToken cancellation)
    {
        var (council, measures) = (request.Council, request.Services.Measures);
        // In the file's order, since a breakdown's parents stand before it.
        foreach (var breakdown in council.Breakdowns)
            await doors.PutAsync(new Uri(measures, $"v1/breakdowns/{Escape(breakdown)}"), breakdown, cancellation);
        _out.WriteLine($"measures: {council.Breakdowns.Count} breakdowns");
        await EachAsync(council.Measures, (item, stop) => doors.PutAsync(new Uri(measures, $"v1/measures/{Escape(item)}"), item, stop), cancellation);
        _out.WriteLine($"measures: {council.Measures.Count} definitions");
        await EachAsync(council.Targets.GroupBy(item => item.Code), async (targets, stop) =>
        {
            foreach (var item in targets)
                await doors.PutAsync(new Uri(measures, $"v1/measures/{Escape(item)}/targets"), item, stop);
        }, cancellation);
        _out.WriteLine($"measures: {council.Targets.Count} sets of targets");
        await EachAsync(council.FeedContracts, (item, stop) => doors.PutAsync(new Uri(measures, $"v1/feeds/{Escape(item)}"), item, stop), cancellation);
        if (council.FeedContracts.Count > 0)
            _out.WriteLine($"measures: {council.FeedContracts.Count} feed contracts");
        var code = await new LoadFeeds(around with { Out = _out }, sender).RunAsync(measures, council.Feeds, request.Keys, cancellation);
        await LoadCommentaryAsync(council, measures, doors, cancellation);
        return code;
    }

    // After the values that it is about, in the order of the file: one period may be read against the one before.
    private async Task LoadCommentaryAsync(SampleCouncil council, Uri measures, SampleDoors doors, CancellationToken cancellation)
    {
        var written = 0;
        foreach (var item in council.Commentary)
            if (await doors.PutCommentaryAsync(measures, item, cancellation))
                written++;
        if (council.Commentary.Count > 0)
            _out.WriteLine($"measures: {written} commentaries{(written < council.Commentary.Count ? $", {council.Commentary.Count - written} stand already" : "")}");
    }

    private async Task LoadBenchmarkingAsync(LoadSamplesRequest request, SampleDoors doors, CancellationToken cancellation)
    {
        var (council, benchmarking) = (request.Council, request.Services.Benchmarking);
        if (council.Areas is { } areas)
        {
            await doors.PutFileAsync(new Uri(benchmarking, "v1/areas"), areas, "text/csv", cancellation);
            _out.WriteLine("benchmarking: areas.csv");
        }
        await EachAsync(council.Groups, (item, stop) => doors.PutAsync(new Uri(benchmarking, $"v1/groups/{Escape(item)}"), item, stop), cancellation);
        if (council.Groups.Count > 0)
            _out.WriteLine($"benchmarking: {council.Groups.Count} comparator groups");
        if (council.ComparatorValues is { } values)
            _out.WriteLine($"benchmarking: values.csv, {await doors.PostFileAsync(new Uri(benchmarking, "v1/values"), values, "text/csv", cancellation)}");
    }

    private async Task LoadRisksAsync(LoadSamplesRequest request, SampleDoors doors, CancellationToken cancellation)
    {
        foreach (var risk in request.Council.Risks)
            await doors.PutAsync(new Uri(request.Services.Risk, $"v1/risks/{Escape(risk)}"), risk, cancellation);
        _out.WriteLine($"risk: {request.Council.Risks.Count} risks");
    }

    private static string Escape(SampleItem item) => Uri.EscapeDataString(item.Code);

    private static Task EachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> put, CancellationToken cancellation) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (item, stop) => await put(item, stop));
}
