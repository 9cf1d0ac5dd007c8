using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Sessions.Sandbox;

/// <summary>
/// Reads the parameters and the body of a request for the generated contracts, and collects what is wrong with them.
/// </summary>
internal sealed class RequestReader(Exchange exchange)
{
    private readonly List<RequestFault> _faults = [];
    private MultipartForm _form = MultipartForm.Empty;

    /// <summary>
    /// Whether anything that was read so far breaks the document.
    /// </summary>
    public bool IsFaulty => _faults.Count > 0;

    /// <summary>
    /// The provider's answer to the faults.
    /// </summary>
    public Reply Refusal => (Reply<NoContent>)exchange.Provider.Invalid(_faults);

    /// <summary>
    /// A path parameter, decoded.
    /// </summary>
    public string? Path(string name)
    {
        return (string?)exchange.Context.Request.RouteValues[name];
    }

    /// <summary>
    /// A query parameter; null when it is absent. The last one counts, as in the frameworks of the providers.
    /// </summary>
    public string? Query(string name, bool isRequired)
    {
        var value = exchange.Context.Request.Query[name] is [.., var last] ? last ?? string.Empty : null;
        return value is null && isRequired ? Missing(RequestPlace.Query, name) : value;
    }

    /// <summary>
    /// A query parameter that is a whole number; null when it is absent.
    /// </summary>
    public long? QueryInteger(string name, bool isRequired)
    {
        var text = Query(name, isRequired);
        if (text is null)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _faults.Add(new RequestFault(RequestFaultKind.NotAnInteger, RequestPlace.Query, name, "must be a whole number"));
        return null;
    }

    /// <summary>
    /// The body as JSON of a type; null when it is faulty.
    /// </summary>
    public async ValueTask<T?> ReadJsonAsync<T>()
        where T : class
    {
        var body = await exchange.ReadBodyAsync().ConfigureAwait(false);
        if (!exchange.Context.Request.HasJsonContentType())
        {
            _faults.Add(new RequestFault(RequestFaultKind.Unreadable, RequestPlace.Body, string.Empty, "must have the content type application/json"));
            return null;
        }

        if (!JsonText.IsWellFormed(body))
        {
            _faults.Add(new RequestFault(RequestFaultKind.Unreadable, RequestPlace.Body, string.Empty, "must be well-formed JSON"));
            return null;
        }

        return Read<T>(body);
    }

    /// <summary>
    /// The body as a model of a type whose members came as the fields of a URL-encoded form; null when it is faulty.
    /// </summary>
    public async ValueTask<T?> ReadFieldsAsync<T>()
        where T : class
    {
        var body = await exchange.ReadBodyAsync().ConfigureAwait(false);
        if (!MediaTypeHeaderValue.TryParse(exchange.Context.Request.ContentType, out var type)
            || !type.MediaType.Equals(UrlEncodedForm.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            _faults.Add(new RequestFault(RequestFaultKind.Unreadable, RequestPlace.Body, string.Empty, $"must have the content type {UrlEncodedForm.MediaType}"));
            return null;
        }

        if (UrlEncodedForm.Read(body) is not { } fields)
        {
            _faults.Add(new RequestFault(RequestFaultKind.Unreadable, RequestPlace.Body, string.Empty, "must be a well-formed URL-encoded form"));
            return null;
        }

        var declared = SpecDocument.Of(exchange.Provider.Name).Of(exchange.Operation!);
        var form = new FormJson(declared.FormStyles).Of(fields, declared.BodySchemas[UrlEncodedForm.MediaType]);
        return Read<T>(JsonSerializer.SerializeToUtf8Bytes(form));
    }

    /// <summary>
    /// The bytes of the body, whatever they are.
    /// </summary>
    public ValueTask<byte[]> ReadBytesAsync()
    {
        return exchange.ReadBodyAsync();
    }

    /// <summary>
    /// Whether the request carries a header.
    /// </summary>
    public bool HasHeader(string name)
    {
        return exchange.Context.Request.Headers.ContainsKey(name);
    }

    /// <summary>
    /// The value of a header; null when the request does not carry it.
    /// </summary>
    public string? Header(string name)
    {
        return HasHeader(name) ? exchange.Context.Request.Headers[name].ToString() : null;
    }

    /// <summary>
    /// The path and the query of the request with another value for a query parameter.
    /// </summary>
    public string AddressWith(string name, string value)
    {
        var request = exchange.Context.Request;
        var query = request.Query.Where(parameter => parameter.Key != name).SelectMany(parameter => parameter.Value, (parameter, text) => KeyValuePair.Create(parameter.Key, text));
        return request.PathBase + request.Path + QueryString.Create([.. query, KeyValuePair.Create(name, (string?)value)]);
    }

    /// <summary>
    /// Sends a header along with the reply.
    /// </summary>
    public void AddReplyHeader(string name, string value)
    {
        exchange.ReplyHeaders[name] = value;
    }

    /// <summary>
    /// Reads the body as a multipart form, for the methods below.
    /// </summary>
    public async ValueTask ReadFormAsync()
    {
        var body = await exchange.ReadBodyAsync().ConfigureAwait(false);
        if (MediaTypeHeaderValue.TryParse(exchange.Context.Request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
            var form = boundary.Length == 0
                ? null
                : await MultipartForm.ReadAsync(boundary, body, exchange.Context.RequestAborted).ConfigureAwait(false);
            if (form is null)
            {
                _faults.Add(new RequestFault(RequestFaultKind.Unreadable, RequestPlace.Body, string.Empty, "must be a well-formed multipart form"));
            }

            _form = form ?? MultipartForm.Empty;
        }
    }

    /// <summary>
    /// A text field of the form; null when it is absent.
    /// </summary>
    public string? Form(string name, bool isRequired)
    {
        var text = _form.Text(name);
        if (text is not null)
        {
            return text;
        }

        if (_form.Files(name).Count > 0)
        {
            _faults.Add(new RequestFault(RequestFaultKind.NotAText, RequestPlace.Body, name, "must be a text, not a file"));
        }
        else if (isRequired)
        {
            Missing(RequestPlace.Body, name);
        }

        return null;
    }

    /// <summary>
    /// The files of a field of the form; null when there are none.
    /// </summary>
    public IReadOnlyList<FormFile>? FormFiles(string name, bool isRequired)
    {
        var files = _form.Files(name);
        if (_form.Text(name) is not null)
        {
            _faults.Add(new RequestFault(RequestFaultKind.NotAFile, RequestPlace.Body, name, "must be a file, not a text"));
        }
        else if (files.Count == 0 && isRequired)
        {
            Missing(RequestPlace.Body, name);
        }

        return files.Count == 0 ? null : files;
    }

    private T? Read<T>(byte[] json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, exchange.Provider.Json) ?? throw new JsonException("must not be null");
        }
        catch (JsonException exception)
        {
            _faults.Add(DescribeMismatch<T>(json, exception));
            return null;
        }
    }

    private string? Missing(RequestPlace place, string name)
    {
        _faults.Add(new RequestFault(RequestFaultKind.Missing, place, name, "is required"));
        return null;
    }

    private RequestFault DescribeMismatch<T>(byte[] body, JsonException exception)
    {
        using var document = JsonDocument.Parse(body);
        if (MissingMember.Find(document.RootElement, typeof(T), exchange.Provider.Json) is { } missing)
        {
            return new RequestFault(RequestFaultKind.Missing, RequestPlace.Body, missing, "is required");
        }

        var path = exception.Path?.TrimStart('$').TrimStart('.') ?? string.Empty;
        var isOurs = exception.Message.StartsWith("must ", StringComparison.Ordinal);
        var message = isOurs ? exception.Message.Split(" Path:")[0].TrimEnd('.') : "has the wrong type";
        return new RequestFault(RequestFaultKind.WrongValue, RequestPlace.Body, path, message);
    }
}
