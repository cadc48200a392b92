namespace Pmif.ServiceDefaults;

/// <summary>Actions that every service records in the same words.</summary>
public static class AuditActions
{
    /// <summary>Details of an entry were removed; the subject is its id.</summary>
    public const string Redacted = "audit.redacted";

    /// <summary>The name of somebody who acts was removed; the subject is the actor's id.</summary>
    public const string PersonForgotten = "audit.person-forgotten";

    /// <summary>A list was taken out as a file.</summary>
    public const string Exported = "list.exported";
}
