namespace Pmif.AppHost.Local;

/// <summary>A value that is made up once. The local engine's are long and hold letters and digits only.</summary>
public sealed class GenerateParameterDefault
{
    public int MinLength { get; set; }

    public bool Special { get; set; } = true;
}
