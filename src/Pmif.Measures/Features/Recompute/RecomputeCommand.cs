using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Recompute;

/// <summary><c>dotnet Pmif.Measures.dll recompute [--check]</c>: the door for operators. Ends with 1 where something differs that was not put right.</summary>
internal static class RecomputeCommand
{
    public const string CheckOption = "--check";

    public static bool IsIn(string[] args) => args is ["recompute", ..];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        AuditOrigin.Current = AuditOrigin.Operator();
        await using var scope = services.CreateAsyncScope();
        var report = (await scope.ServiceProvider.GetRequiredService<Recompute>().Handle(new(null, args.Contains(CheckOption)), CancellationToken.None)).Value;
        foreach (var difference in report.First)
            await Console.Out.WriteLineAsync($"{difference.What} of {difference.Measure} {difference.Breakdown}: kept {difference.Kept}, computed {difference.Computed}");
        await Console.Out.WriteLineAsync($"{report.Series} states and {report.Ratings} ratings: {report.States} states, {report.Values} computed values and {report.RatingsNotReproduced} ratings differ.");
        return report.IsClean || (report.Mended && report.RatingsNotReproduced == 0) ? 0 : 1;
    }
}
