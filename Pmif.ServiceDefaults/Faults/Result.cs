namespace Pmif.ServiceDefaults;

/// <summary>What a handler returns: the answer, or the fault that stood in its way.</summary>
public readonly struct Result<T>
{
    private readonly T? value;
    private readonly Fault? fault;

    private Result(T? value, Fault? fault) => (this.value, this.fault) = (value, fault);

    public bool IsFault => fault is not null;

    /// <summary>The answer. Asking a fault for it is a bug and throws.</summary>
    public T Value => fault is null ? value! : throw new InvalidOperationException($"There is no value, but the fault {fault.Code}.");

    /// <summary>The fault. Asking an answer for it is a bug and throws.</summary>
    public Fault Fault => fault ?? throw new InvalidOperationException("There is a value, not a fault.");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Fault fault) => new(default, fault);
}
