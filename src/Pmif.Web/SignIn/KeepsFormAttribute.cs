namespace Pmif.Web.SignIn;

/// <summary>A page whose form is kept when it comes after the session has ended: see <see cref="KeptForms"/>.</summary>
/// <param name="fields">Which of its fields, beside those that protect the form.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeepsFormAttribute(params string[] fields) : Attribute
{
    public IReadOnlyList<string> Fields { get; } = fields;
}
