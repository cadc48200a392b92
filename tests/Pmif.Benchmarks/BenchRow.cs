namespace Pmif.Benchmarks;

/// <summary>One measured figure beside the floor or peer measured in the same run.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure, the median of its trials.</param>
/// <param name="Unit">Unit of both figures.</param>
/// <param name="FloorName">What the floor is.</param>
/// <param name="Floor">The floor's figure, the median of its trials.</param>
/// <param name="Ratio">Value over floor: a share for rates, a multiple for times.</param>
/// <param name="Trials">Every trial's figure, in order.</param>
public sealed record BenchRow(
    string Name, double Value, string Unit, string FloorName, double Floor, double Ratio, IReadOnlyList<double> Trials);
