namespace Sessions.Sandbox;

/// <summary>
/// Makes identifiers and keys, the same ones in the same order for the same seed.
/// </summary>
/// <param name="seed">The seed; null for other ones each time.</param>
internal sealed class IdentifierSource(int? seed)
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string CrockfordBase32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int TimeLength = 10;
    private const int CounterLength = 16;

    private readonly Random _random = seed is { } value ? new Random(value) : new Random();
    private readonly int[] _counter = new int[CounterLength];
    private long _lastMilliseconds = long.MinValue;

    /// <summary>
    /// Letters and digits behind a prefix.
    /// </summary>
    public string Next(string prefix, int length)
    {
        lock (_random)
        {
            return prefix + new string(_random.GetItems<char>(LettersAndDigits, length));
        }
    }

    /// <summary>
    /// A ULID; each is greater than the one before, also when time stands still or runs backwards.
    /// </summary>
    public string NextUlid(DateTimeOffset now)
    {
        lock (_random)
        {
            var milliseconds = Math.Max(now.ToUnixTimeMilliseconds(), _lastMilliseconds);
            if (milliseconds == _lastMilliseconds)
            {
                Increment();
            }
            else
            {
                _lastMilliseconds = milliseconds;
                Refill();
            }

            return string.Create(TimeLength + CounterLength, milliseconds, (text, time) => Write(text, time));
        }
    }

    private void Write(Span<char> text, long milliseconds)
    {
        for (var index = TimeLength - 1; index >= 0; index--)
        {
            text[index] = CrockfordBase32[(int)(milliseconds & 31)];
            milliseconds >>= 5;
        }

        for (var index = 0; index < CounterLength; index++)
        {
            text[TimeLength + index] = CrockfordBase32[_counter[index]];
        }
    }

    private void Refill()
    {
        for (var index = 0; index < CounterLength; index++)
        {
            // The first digit leaves room for increments.
            _counter[index] = _random.Next(index == 0 ? 16 : 32);
        }
    }

    private void Increment()
    {
        var index = CounterLength - 1;
        while (_counter[index] == 31)
        {
            _counter[index--] = 0;
        }

        _counter[index]++;
    }
}
