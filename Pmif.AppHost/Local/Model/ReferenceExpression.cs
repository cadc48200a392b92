using System.Runtime.CompilerServices;
using System.Text;

namespace Pmif.AppHost.Local;

/// <summary>Text with parts of resources in it. Here their values are known at once.</summary>
public sealed record ReferenceExpression(string Value)
{
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.ToString());

    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder text = new(literalLength + (16 * formattedCount));

        public void AppendLiteral(string value) => text.Append(value);

        public void AppendFormatted(string value) => text.Append(value);

        public void AppendFormatted(IResourceBuilder<ParameterResource> parameter) => text.Append(parameter.Resource.Value);

        public override string ToString() => text.ToString();
    }
}
