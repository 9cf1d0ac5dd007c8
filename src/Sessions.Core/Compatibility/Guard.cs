namespace Sessions.Core;

/// <summary>
/// Checks of arguments; the ones of the newer frameworks are missing from the oldest target.
/// </summary>
internal static class Guard
{
    internal static T NotNull<T>(T? value, string name)
        where T : class
    {
        return value ?? throw new ArgumentNullException(name);
    }

    internal static string NotBlank(string? value, string name)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }

        return string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("The value must not be blank.", name) : value;
    }
}
