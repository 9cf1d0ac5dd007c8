using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// An enumeration of texts that keeps values which it does not know.
/// </summary>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
public interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    /// <summary>
    /// The text on the wire; empty for the default value of the type.
    /// </summary>
    string Value { get; }

    /// <summary>
    /// Makes a value of a text; the oldest target has no static members in interfaces.
    /// </summary>
    /// <param name="value">The text on the wire.</param>
    /// <returns>The value.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TSelf Create(string value);
}
