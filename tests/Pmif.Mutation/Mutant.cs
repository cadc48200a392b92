namespace Pmif.Mutation;

/// <summary>One small fault put into the domain.</summary>
/// <param name="Id">Number by which it is switched on.</param>
/// <param name="File">File below <c>Domain/</c>.</param>
/// <param name="Line">Line in the original.</param>
/// <param name="Original">What stands there.</param>
/// <param name="Changed">What stands there instead.</param>
internal sealed record Mutant(int Id, string File, int Line, string Original, string Changed)
{
    /// <summary>The folder of its concept, whose tests are run first.</summary>
    public string Concept => File.Split('/')[0];

    /// <summary>How it is named in the list of explained survivors: not by its line, which moves.</summary>
    public string Key => $"{File} | {Original} -> {Changed}";

    public override string ToString() => $"{File}:{Line}  {Original}  ->  {Changed}";
}
