namespace Sessions.Core;

/// <summary>
/// Checks of arguments; the ones of the newer frameworks are missing from the oldest target.
/// </summary>
internal static class Guard
{
    internal static T NotNull<T>(T? value, string name)
        where T : class
    {
        return value ?? throw new ArgumentNullException(name, $"Null was given for {name}; pass what is meant.");
    }

    internal static string NotBlank(string? value, string name)
    {
        return string.IsNullOrWhiteSpace(NotNull(value, name))
            ? throw new ArgumentException($"The {name} is blank; pass one that is not.", name)
            : value!;
    }
}
