namespace Sessions.Orq;

/// <summary>
/// Checks of what the hand-written methods are given; each message says what to pass instead.
/// </summary>
internal static class Argument
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

    internal static List<string> Texts(string[] values, string name)
    {
        if (NotNull(values, name).Length == 0)
        {
            throw new ArgumentException($"There are no {name}; pass at least one.", name);
        }

        return Array.Exists(values, value => value is null)
            ? throw new ArgumentException($"One of the {name} is null; pass texts only.", name)
            : [.. values];
    }

    /// <summary>
    /// Refuses a value of an open enumeration that the API does not list.
    /// </summary>
    internal static void Known(bool isDocumented, string value, string name, string type)
    {
        if (!isDocumented)
        {
            throw new ArgumentException($"The API has no {name} '{value}' here; use one of the values of {type}.", name);
        }
    }

    /// <summary>
    /// Refuses a value for an operator that takes none, and its absence for one that needs it.
    /// </summary>
    internal static void ValueFits(bool hasValue, string comparison, string name)
    {
        if (TakesNoValue(comparison) && hasValue)
        {
            throw new ArgumentException($"The operator '{comparison}' compares with nothing; leave {name} out.", name);
        }

        if (!TakesNoValue(comparison) && !hasValue)
        {
            throw new ArgumentException($"The operator '{comparison}' compares with something; pass it as {name}.", name);
        }
    }

    internal static bool TakesNoValue(string comparison)
    {
        return comparison is "is_empty" or "is_not_empty";
    }
}
