using System.Text.Json.Serialization;

namespace Pmif.AppHost.Local;

[JsonConverter(typeof(JsonStringEnumConverter<ResourceState>))]
public enum ResourceState
{
    /// <summary>For what it needs.</summary>
    Waiting,
    Starting,
    Healthy,

    /// <summary>A task that has done its work.</summary>
    Finished,

    /// <summary>Somebody stopped it; it stays so until somebody starts it.</summary>
    Stopped,

    /// <summary>It ended by itself and will be started again.</summary>
    Crashed,
    Failed,
}

/// <summary>What <c>./pmif status</c> shows of one resource.</summary>
public sealed record ResourceStatus(string Name, ResourceState State, int? ProcessId, IReadOnlyDictionary<string, string> Endpoints);

public sealed record SuiteStatus(bool Ready, IReadOnlyList<ResourceStatus> Resources);
