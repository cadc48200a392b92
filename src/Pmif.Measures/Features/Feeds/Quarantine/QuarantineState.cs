namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>What became of rows that were held back.</summary>
public enum QuarantineState
{
    /// <summary>They wait for a person.</summary>
    Held,

    /// <summary>A person took them in.</summary>
    Released,

    /// <summary>A person left them out.</summary>
    Discarded,

    /// <summary>Newer rows of the feed took the place of each.</summary>
    Superseded,
}
