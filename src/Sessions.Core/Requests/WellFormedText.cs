namespace Sessions.Core;

/// <summary>
/// Refuses a text that UTF-8 can't carry, where an encoder would silently put another character in the place of half of a pair.
/// </summary>
internal static class WellFormedText
{
    internal static string Of(string value, string parameterName)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (!char.IsSurrogate(value[index]))
            {
                continue;
            }

            if (char.IsSurrogatePair(value, index))
            {
                index++;
            }
            else
            {
                throw new ArgumentException(
                    "The value contains half of a surrogate pair, which can't be sent as UTF-8; pass whole characters.", parameterName);
            }
        }

        return value;
    }
}
