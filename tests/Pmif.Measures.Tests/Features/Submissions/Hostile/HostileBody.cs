namespace Pmif.Measures.Tests.Features.Submissions.Hostile;

/// <summary>One request that should never have been sent.</summary>
/// <param name="Kind">What is wrong with it, for the message of a test that fails.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">As it stands in the header; none is sent where it is null.</param>
internal sealed record HostileBody(string Kind, byte[] Content, string? ContentType)
{
    public string? Encoding { get; init; }

    public string Query { get; init; } = "";

    public Dictionary<string, string> Headers { get; init; } = [];
}
