using System.Text;

namespace Pmif.Cli.Watch;

/// <summary>Puts a file that was dealt with into a folder of its own, its receipt beside it as <c>NAME.receipt.json</c>; an earlier one of the same name stays.</summary>
internal static class Filing
{
    public const string Done = "done", Failed = "failed";

    private const int MostOfOneName = 100_000;

    /// <summary>Where the file and the receipt now are, as the last two parts of the path.</summary>
    public static string File(Arrival file, string folder, string receipt)
    {
        try
        {
            var target = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file.Path)!, folder)).FullName;
            for (var number = 1; number <= MostOfOneName; number++)
            {
                var name = Numbered(file.Name, number);
                if (TryFile(file.Path, Path.Combine(target, name), receipt))
                    return $"{folder}/{name}";
            }
            throw new CommandFailed(ExitCode.Usage, $"{target} holds {MostOfOneName} files of the name {file.Name}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCode.Usage, $"cannot move {file.Path} to {folder}: {e.Message}");
        }
    }

    // The receipt comes first: whatever happens in between, no file is moved whose receipt is lost. One that is there already without its
    // file is from a run that was ended just then, if it says the same.
    private static bool TryFile(string from, string to, string receipt)
    {
        var beside = $"{to}.receipt.json";
        if (System.IO.File.Exists(to) || (System.IO.File.Exists(beside) && System.IO.File.ReadAllText(beside) != receipt))
            return false;
        var draft = $"{beside}.tmp";
        System.IO.File.WriteAllText(draft, receipt, new UTF8Encoding(false));
        System.IO.File.Move(draft, beside, overwrite: true);
        System.IO.File.Move(from, to);
        return true;
    }

    // hr.csv.gz, hr.2.csv.gz, hr.3.csv.gz: the end still tells what it holds.
    private static string Numbered(string name, int number)
    {
        if (number == 1)
            return name;
        var end = Path.GetExtension(name);
        if (end.Equals(".gz", StringComparison.OrdinalIgnoreCase))
            end = Path.GetExtension(name[..^end.Length]) + end;
        return $"{name[..^end.Length]}.{number}{end}";
    }
}
