using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// Checks an argument of a listing when the method is called, since nothing is sent, and so nothing else checked, before it is enumerated.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ListingArgument
{
    /// <summary>
    /// Refuses a text that is missing or blank.
    /// </summary>
    /// <param name="value">The text.</param>
    /// <param name="name">The name of the argument.</param>
    /// <exception cref="ArgumentException">The text is null, empty or white space.</exception>
    public static void NotBlank(string? value, string name)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            var message = $"The listing needs a {name}; pass one that is not blank.";
            throw value is null ? new ArgumentNullException(name, message) : new ArgumentException(message, name);
        }
    }
}
