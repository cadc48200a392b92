namespace Pmif.AppHost.Local;

/// <summary>Something that whoever runs the suite can read and act on; shown without a stack trace.</summary>
public sealed class LocalEngineException(string message) : Exception(message);
