using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// One call of an operation: its address and its body. The pipeline makes a fresh HTTP request of it for each attempt.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SessionsRequest
{
    private readonly Uri? _preSigned;
    private string _address = string.Empty;
    private string _end = string.Empty;
    private Dictionary<string, string>? _headers;
    private char _querySeparator = '?';

    /// <summary>
    /// Starts a request.
    /// </summary>
    /// <param name="operation">The operation that is called.</param>
    public SessionsRequest(SessionsOperation operation)
    {
        Operation = Guard.NotNull(operation, nameof(operation));
    }

    /// <summary>
    /// Starts a request to a pre-signed address, which is its own credential: neither the key nor the headers of the caller are sent along.
    /// </summary>
    /// <param name="operation">The operation that is called; it takes no credential.</param>
    /// <param name="preSignedAddress">The absolute address. It is a secret, and is told to nobody but its server.</param>
    internal SessionsRequest(SessionsOperation operation, Uri preSignedAddress)
        : this(operation)
    {
        _preSigned = preSignedAddress;
    }

    /// <summary>
    /// The operation that is called.
    /// </summary>
    public SessionsOperation Operation { get; }

    /// <summary>
    /// Whether the request goes to a pre-signed address instead of one below the base address.
    /// </summary>
    internal bool IsPreSigned => _preSigned is not null;

    /// <summary>
    /// The address of the next page, as the provider gave it, in place of the one that was put together; null for none.
    /// </summary>
    internal string? Link { get; set; }

    /// <summary>
    /// The headers that belong to the request; null for none.
    /// </summary>
    internal IEnumerable<KeyValuePair<string, string>>? Headers => _headers;

    /// <summary>
    /// The body; null for none.
    /// </summary>
    public RequestBody? Body { get; set; }

    /// <summary>
    /// The media types that are asked for. The default is <c>application/json</c>.
    /// </summary>
    public string Accept { get; set; } = "application/json";

    /// <summary>
    /// Appends a part of the path that is fixed.
    /// </summary>
    /// <param name="path">The part, percent-encoded where it needs to be.</param>
    public void AddPath(string path)
    {
        Append(path);
    }

    /// <summary>
    /// Appends the value of a path parameter, percent-encoded, so that the server reads the same text.
    /// </summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">
    /// The value is null, empty, blank, <c>.</c> or <c>..</c>: the request would reach another resource than the one that was meant.
    /// </exception>
    public void AddSegment(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(Guard.NotNull(value, name)) || value is "." or "..")
        {
            throw new ArgumentException(
                $"The {name} is a segment of the path, so it must not be blank, '.' or '..'; pass it as the provider gave it.", name);
        }

        Append(Escape(value!, name));
    }

    /// <summary>
    /// Appends the value of a path parameter that is a whole number.
    /// </summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The value.</param>
    public void AddSegment(string name, long value)
    {
        AddSegment(name, ParameterText.Of(value));
    }

    /// <summary>
    /// Appends a query parameter that may be left out.
    /// </summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value; null leaves the parameter out.</param>
    public void AddQuery(string name, object? value)
    {
        if (value is not null)
        {
            AppendQuery(name, ParameterText.Of(value), name);
        }
    }

    /// <summary>
    /// Appends a query parameter that must be given.
    /// </summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">The name of the argument, for the exception.</param>
    /// <exception cref="ArgumentException">The value is null.</exception>
    public void AddQuery(string name, object? value, string parameterName)
    {
        AppendQuery(name, ParameterText.Of(Guard.NotNull(value, parameterName)), parameterName);
    }

    /// <summary>
    /// Appends a query parameter of several values.
    /// </summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="name">The name on the wire.</param>
    /// <param name="values">The values; null or none leaves the parameter out, unless it must be given.</param>
    /// <param name="isRepeated">Whether each value goes under the name of its own; otherwise all go under one, with commas between them.</param>
    /// <param name="requiredName">The name of the argument when it must be given, for the exception; null when it may be left out.</param>
    /// <exception cref="ArgumentException">A value is null, or there is none where one must be given.</exception>
    public void AddQueryList<T>(string name, IEnumerable<T>? values, bool isRepeated, string? requiredName = null)
    {
        var texts = (requiredName is null ? values ?? [] : Guard.NotNull(values, requiredName))
            .Select(value => Escape(ParameterText.Of(Guard.NotNull<object>(value, requiredName ?? name)), requiredName ?? name))
            .ToList();
        if (texts.Count == 0)
        {
            if (requiredName is not null)
            {
                throw new ArgumentException($"The {requiredName} must be given, and no value is in it; pass one at least.", requiredName);
            }

            return;
        }

        foreach (var text in isRepeated ? texts : [string.Join(",", texts)])
        {
            AppendEscapedQuery(name, text);
        }
    }

    /// <summary>
    /// Sets a header.
    /// </summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value; null leaves the header out.</param>
    /// <exception cref="ArgumentException">The value holds what no header can carry.</exception>
    public void SetHeader(string name, object? value)
    {
        if (value is null)
        {
            return;
        }

        var text = ParameterText.Of(value);
        if (!HeaderText.IsValue(text))
        {
            throw new ArgumentException($"The {name} goes into a header, which carries visible ASCII characters and blanks only.", nameof(value));
        }

        _headers ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        _headers[name] = text;
    }

    /// <summary>
    /// Sets a header that must be given.
    /// </summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">The name of the argument, for the exception.</param>
    /// <exception cref="ArgumentException">The value is null, or holds what no header can carry.</exception>
    public void SetHeader(string name, object? value, string parameterName)
    {
        SetHeader(name, Guard.NotNull(value, parameterName));
    }

    /// <summary>
    /// Sets a member of the JSON body, which is the caller's and stays what it is.
    /// </summary>
    internal void SetBodyMember(string path, object value)
    {
        Body = (Body ?? throw new InvalidOperationException("The request has no body.")).WithMember(path, value);
    }

    /// <summary>
    /// The absolute address of the request: below the base address, unless it is a link, which needs the same origin, or pre-signed.
    /// </summary>
    /// <param name="options">The base address, whose path is kept, and whether plain http is allowed.</param>
    /// <exception cref="SessionsException">The key or the upload must not go to the address.</exception>
    internal Uri AddressAt(ResolvedOptions options)
    {
        if (_preSigned is not null)
        {
            return options.AllowsUploadTo(_preSigned) ? _preSigned : throw new SessionsException(
                $"The address of {Operation.Name} does not use https, so that what is uploaded can be read on the way; nothing was sent. "
                + $"Set {nameof(SessionsClientOptions.AllowPlainHttp)} if that is intended.");
        }

        if (!Uri.TryCreate(options.AddressPrefix + _address + _end, UriKind.Absolute, out var address) || !options.IsBelowBaseAddress(address))
        {
            throw new SessionsException(
                $"The path of {Operation.Name} leads out of the base address, where the key must not go; nothing was sent. Check the arguments of the "
                + "call and the path of the operation.");
        }

        return Link is null ? address
            : Uri.TryCreate(address, Link, out var next) && CredentialGuard.IsSameOrigin(next, options.BaseAddress) ? next
            : throw new SessionsException(
                $"The link to the next page of {Operation.Name} leads to another origin than the base address, where the key must not go; nothing was sent.");
    }

    private void AppendQuery(string name, string value, string parameterName)
    {
        AppendEscapedQuery(name, Escape(value, parameterName));
    }

    private void AppendEscapedQuery(string name, string value)
    {
        Append($"{_querySeparator}{Uri.EscapeDataString(name)}={value}");
        _querySeparator = '&';
    }

    // What was appended last stays apart: most addresses are a path and one value, so they are joined only once, with the base address.
    private void Append(string part)
    {
        _address += _end;
        _end = part;
    }

    private static string Escape(string value, string parameterName)
    {
        return Uri.EscapeDataString(WellFormedText.Of(value, parameterName));
    }
}
