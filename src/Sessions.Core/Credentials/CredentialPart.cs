using System.Text;

namespace Sessions.Core;

/// <summary>
/// One place of a credential: a header or a query parameter.
/// </summary>
/// <param name="name">The name of the header or the parameter.</param>
/// <param name="isQuery">Whether it is a query parameter.</param>
/// <param name="scheme">The authentication scheme that is written before the credential (RFC 9110, section 11.4); empty for none.</param>
internal sealed class CredentialPart(string name, bool isQuery, string scheme)
{
    // A byte order mark at the start of a file that was read by its bytes is no white space to .NET.
    private const char ByteOrderMark = '\ufeff';

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal string Name { get; } = name;

    internal bool IsQuery { get; } = isQuery;

    /// <summary>
    /// Whether it is a name and a password with a colon between them.
    /// </summary>
    internal bool IsPair { get; init; }

    // A raw value of this header begins with a scheme of the provider's own, such as Token.
    private bool TakesAnyScheme => scheme.Length == 0 && string.Equals(Name, "Authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a word is a scheme that may stand before the credential.
    /// </summary>
    internal bool IsScheme(string word)
    {
        return TakesAnyScheme || (scheme.Length > 0 && string.Equals(word, scheme, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The credential without white space around it and without the scheme, which is written before it anyway.
    /// </summary>
    internal string Clean(string text)
    {
        text = text.Trim().TrimStart(ByteOrderMark).TrimStart();
        if (scheme.Length == 0
            || text.Length <= scheme.Length
            || !char.IsWhiteSpace(text[scheme.Length])
            || !text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        text = text.Substring(scheme.Length).TrimStart();
        return IsPair && text.IndexOf(':') < 0 ? Decoded(text) : text;
    }

    /// <summary>
    /// What a clean credential must be and is not, as the end of a sentence; null when it can be sent.
    /// </summary>
    internal string? Objection(string text)
    {
        return text switch
        {
            "" => "must not be blank",
            _ when scheme.Length > 0 && IsScheme(text) => $"must not be the word {scheme} alone: the credential is missing after it",
            _ when text.Length > 1 && text[0] is '"' or '\'' && text[0] == text[text.Length - 1] => "must not be in quotation marks",
            _ when IsPair => ObjectionToPair(text),
            _ when text.Any(char.IsControl) => "must not have a line break or another control character inside",
            _ when !HeaderText.IsValue(text) =>
                $"must consist of visible ASCII characters, which its character {text.TakeWhile(character => character < '\u007f').Count() + 1} is not",
            _ when !HeaderText.IsToken(text) && !TakesAnyScheme => "must not have a blank inside",
            _ => null,
        };
    }

    /// <summary>
    /// What of a clean credential goes into a request.
    /// </summary>
    internal string ValueOf(string text)
    {
        if (IsQuery)
        {
            return Uri.EscapeDataString(text);
        }

        var value = IsPair ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text;
        return scheme.Length == 0 ? value : scheme + " " + value;
    }

    /// <summary>
    /// Puts the value into a request.
    /// </summary>
    internal void Apply(HttpRequestMessage request, string value)
    {
        if (IsQuery)
        {
            // A link to the next page may have the key in it already.
            var name = Uri.EscapeDataString(Name) + "=";
            var others = request.RequestUri!.Query.TrimStart('?').Split('&')
                .Where(parameter => parameter.Length > 0 && !parameter.StartsWith(name, StringComparison.Ordinal));
            request.RequestUri = new UriBuilder(request.RequestUri)
            {
                Query = string.Join("&", others.Concat([name + value])),
            }.Uri;
            return;
        }

        request.Headers.Remove(Name);

        // Its characters have been looked at, so parsing it for each request would find nothing.
        request.Headers.TryAddWithoutValidation(Name, value);
    }

    private static string? ObjectionToPair(string text)
    {
        const string Pair = "must be a user name, a colon and a password";
        return text.IndexOf(':') switch
        {
            < 0 => Pair + ", and has no colon",
            0 => Pair + ", and has no user name",
            _ => text.Any(char.IsControl) ? Pair + ", without control characters" : null,
        };
    }

    // The name and the password of what was encoded already; what can't be decoded stays as it is, and is objected to.
    private static string Decoded(string text)
    {
        try
        {
            var decoded = StrictUtf8.GetString(Convert.FromBase64String(text));
            return decoded.IndexOf(':') < 0 ? text : decoded;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return text;
        }
    }
}
