namespace Pmif.Measures.Domain.Commentary;

/// <summary>What a commentary on a figure that needs attention says.</summary>
public enum CommentaryElement
{
    /// <summary>How the figure stands.</summary>
    Status,

    /// <summary>Why it is so.</summary>
    Cause,

    /// <summary>What is done about it.</summary>
    Action,

    /// <summary>Who answers for that, by role.</summary>
    Owner,

    /// <summary>By when.</summary>
    Date,
}
