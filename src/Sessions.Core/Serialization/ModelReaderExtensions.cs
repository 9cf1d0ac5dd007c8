using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// Reads the members that <see cref="ModelReader" /> has no method for. The compiler takes an extension where no method fits, so that
/// generated models need not tell types apart.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelReaderExtensions
{
    /// <summary>
    /// Reads a value of any type.
    /// </summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <param name="current">What the property has.</param>
    /// <returns>The value, or what the property has.</returns>
    public static T Read<T>(this ref ModelReader reader, T current) => reader.ReadOther(current);
}
