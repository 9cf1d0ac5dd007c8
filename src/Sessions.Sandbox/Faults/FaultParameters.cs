using System.Globalization;

namespace Sessions.Sandbox;

/// <summary>
/// The parts of the text of a fault: its kind, which may have a value, and parameters that have one.
/// </summary>
internal sealed class FaultParameters
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A part has no name, a parameter has no value, or a name comes twice.</exception>
    public FaultParameters(string text)
    {
        foreach (var part in text.Split(';'))
        {
            var end = part.IndexOf('=', StringComparison.Ordinal);
            var name = (end < 0 ? part : part[..end]).Trim();
            var value = end < 0 ? null : part[(end + 1)..].Trim();
            if (name.Length == 0 || value?.Length == 0 || (value is null && _values.Count > 0))
            {
                throw new ArgumentException($"The fault '{text.Trim()}' has a part that is not a name, an equals sign and a value.");
            }

            Kind ??= name;
            if (!_values.TryAdd(name, value))
            {
                throw new ArgumentException($"The fault '{text.Trim()}' has {name} twice.");
            }
        }
    }

    /// <summary>
    /// The name of the first part.
    /// </summary>
    public string Kind { get; } = null!;

    /// <summary>
    /// The value of a part, which is read by that; null when it has none.
    /// </summary>
    public string? Take(string name)
    {
        return _values.Remove(name, out var value) ? value : null;
    }

    /// <summary>
    /// The value of a part as a whole number that is not negative; null when it has none.
    /// </summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public int? Number(string name)
    {
        return Take(name) is not { } text
            ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ArgumentException($"The value of {name} must be a whole number, but is '{text}'.");
    }

    /// <summary>
    /// The value of a part as a duration; null when it has none.
    /// </summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public TimeSpan? Duration(string name)
    {
        return Take(name) is not { } text
            ? null
            : FaultDuration.Read(text) ?? throw new ArgumentException($"The value of {name} must be a time such as 250ms or 1.5s, but is '{text}'.");
    }

    /// <summary>
    /// A fault whose kind takes no value.
    /// </summary>
    /// <exception cref="ArgumentException">It has one.</exception>
    public SandboxFault WithoutValue(Func<SandboxFault> create)
    {
        return Take(Kind) is { } value ? throw new ArgumentException($"The fault {Kind} takes no value, but has '{value}'.") : create();
    }

    /// <summary>
    /// The error about a value that is not there.
    /// </summary>
    public ArgumentException Missing(string name)
    {
        return new ArgumentException($"The fault {Kind} needs a value for {name}.");
    }

    /// <exception cref="ArgumentException">A part has not been read.</exception>
    public void ThrowIfAnyIsLeft()
    {
        if (_values.Count > 0)
        {
            throw new ArgumentException($"The fault {Kind} has no parameter {_values.Keys.First()}.");
        }
    }
}
