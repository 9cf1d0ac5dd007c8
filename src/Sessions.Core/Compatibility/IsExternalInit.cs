#if NET
// A library that was compiled for netstandard2.0 and sets an init member looks for the type here, whatever it runs on.
[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(System.Runtime.CompilerServices.IsExternalInit))]
#else
#pragma warning disable IDE0130 // The compiler looks for the type in this namespace.
namespace System.Runtime.CompilerServices;

/// <summary>
/// Lets the compiler emit init accessors for the oldest target.
/// </summary>
internal static class IsExternalInit
{
}
#endif
