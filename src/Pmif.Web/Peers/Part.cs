namespace Pmif.Web.Peers;

/// <summary>What one service contributed to a page. A page is shown with the parts that answered and says which did not.</summary>
/// <param name="Name">The part's name for people, as the start of a sentence: <c>The risk register</c>.</param>
/// <param name="Value">The answer; null where there is none.</param>
/// <param name="IsMissing">Whether the service answered that it has no such thing to give.</param>
/// <param name="IsRefused">Whether the service answered that the reader may not see it.</param>
public sealed record Part<T>(string Name, T? Value, bool IsMissing = false, bool IsRefused = false) : IPart where T : class
{
    /// <summary>Whether the service could not be asked, or would not answer.</summary>
    public bool IsUnreachable => Value is null && !IsMissing;
}

/// <summary>Why a part of a page is not there.</summary>
public interface IPart
{
    /// <inheritdoc cref="Part{T}.Name"/>
    string Name { get; }

    /// <inheritdoc cref="Part{T}.IsRefused"/>
    bool IsRefused { get; }
}
