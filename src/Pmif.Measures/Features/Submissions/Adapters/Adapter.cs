using Pmif.Measures.Features.Submissions.Bodies;

namespace Pmif.Measures.Features.Submissions.Adapters;

/// <summary>The file shapes of others that come through the same door, by the name that the sender gives.</summary>
internal static class Adapter
{
    public const string Names = "ons, fingertips or lgbf";

    /// <summary>A new reader for one file; none where no adapter has the name.</summary>
    public static CsvShape? Find(string name) => name.ToLowerInvariant() switch
    {
        OnsShape.Adapter => new OnsShape(),
        FingertipsShape.Adapter => new FingertipsShape(),
        LgbfShape.Adapter => new LgbfShape(),
        _ => null,
    };
}
