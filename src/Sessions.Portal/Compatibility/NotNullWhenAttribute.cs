#if !NET
#pragma warning disable IDE0130 // The compiler looks for the type in this namespace.
namespace System.Diagnostics.CodeAnalysis;

/// <summary>
/// Tells the compiler that an argument is not null after a method that returned a certain value.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
#endif
