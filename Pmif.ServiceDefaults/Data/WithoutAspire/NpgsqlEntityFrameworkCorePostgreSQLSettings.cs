namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

/// <summary>The settings of Aspire's class of this name that have a meaning without Aspire's package.</summary>
public sealed class NpgsqlEntityFrameworkCorePostgreSQLSettings
{
    public string? ConnectionString { get; set; }

    public bool DisableRetry { get; set; }

    /// <summary>Without Aspire there is no check to disable; the services bring their own.</summary>
    public bool DisableHealthChecks { get; set; }

    public int? CommandTimeout { get; set; }
}
