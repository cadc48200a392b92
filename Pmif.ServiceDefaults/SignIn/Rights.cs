namespace Pmif.ServiceDefaults;

/// <summary>Names of the authorisation policies, for <c>.RequireAuthorization(Rights.Submit)</c> and <c>[Authorize(Rights.Submit)]</c>.</summary>
public static class Rights
{
    /// <summary>Any key; in demo mode nobody needs one.</summary>
    public const string Read = "read";

    /// <summary>Any key. Whose measures it may push is the service's own rule, by <see cref="Caller.Source"/>.</summary>
    public const string Submit = "submit";

    /// <summary>An administrator's key.</summary>
    public const string Administer = "administer";

    /// <summary>For services only: to ask who a person or a key is.</summary>
    public const string ResolveCallers = "access.resolve";
}
