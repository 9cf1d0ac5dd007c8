#if !NET
#pragma warning disable IDE0130 // The compiler looks for the type in this namespace.
namespace System.Runtime.CompilerServices;

/// <summary>
/// Lets the compiler emit init accessors for the oldest target.
/// </summary>
internal static class IsExternalInit
{
}
#endif
