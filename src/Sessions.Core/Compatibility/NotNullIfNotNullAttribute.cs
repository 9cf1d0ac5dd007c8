#if !NET
#pragma warning disable IDE0130 // The compiler looks for the type in this namespace.
namespace System.Diagnostics.CodeAnalysis;

/// <summary>
/// Says to the compiler that what is returned is not null when an argument is not; the oldest target has it not.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue, AllowMultiple = true)]
internal sealed class NotNullIfNotNullAttribute(string parameterName) : Attribute
{
    /// <summary>
    /// Gets the name of the argument.
    /// </summary>
    public string ParameterName { get; } = parameterName;
}
#endif
