using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Sessions.Sandbox;

/// <summary>
/// Compares path, query and headers of a request with what its operation declares.
/// </summary>
internal static class ParameterCheck
{
    private const string Query = "query";
    private const string Header = "header";

    public static IEnumerable<StrictViolation> Of(HttpRequest request, SpecOperation operation, IReadOnlyList<string> credentialHeaders)
    {
        return
        [
            .. operation.Parameters.SelectMany(parameter => Values(request, parameter)),
            .. UnknownQuery(request, operation),
            .. Credentials(request, operation, credentialHeaders),
            .. Accept(request, operation),
            .. request.Headers.Cookie.Count > 0 && operation.Parameters.All(parameter => parameter.Place != "cookie")
                ? [new StrictViolation(Header, "Cookie", "is not declared")]
                : Array.Empty<StrictViolation>(),
        ];
    }

    private static IEnumerable<StrictViolation> Values(HttpRequest request, SpecParameter parameter)
    {
        string?[] values = parameter.Place switch
        {
            "path" => [(string?)request.RouteValues[parameter.Name]],
            Query => request.Query.Where(value => value.Key == parameter.Name).SelectMany(value => value.Value).SelectMany(value => Items(parameter, value ?? string.Empty)).ToArray(),
            Header => [.. request.Headers[parameter.Name]],
            _ => request.Cookies.TryGetValue(parameter.Name, out var cookie) ? new[] { cookie } : [],
        };
        var isList = parameter.Schema.Type == "array";
        return values switch
        {
            [] => parameter.IsRequired ? [new StrictViolation(parameter.Place, parameter.Name, "is required")] : [],
            [_, _, ..] when !isList => [new StrictViolation(parameter.Place, parameter.Name, $"comes {values.Length} times")],
            _ => values.SelectMany(value => OfText(parameter.Place, parameter.Name, isList ? parameter.Schema.Items! : parameter.Schema, value ?? string.Empty)),
        };
    }

    /// <summary>
    /// What is wrong with a value that is sent as text.
    /// </summary>
    public static IReadOnlyList<StrictViolation> OfText(string place, string at, SchemaNode schema, string text)
    {
        return new SchemaCheck(place).Of(schema, SchemaType.Read(schema.Type, text), at);
    }

    private static string?[] Items(SpecParameter parameter, string text)
    {
        return parameter is { IsExploded: false, Schema.Type: "array" } ? text.Split(',') : [text];
    }

    // Of ASP.NET Core's own collection, the names are equal in any casing; those of the documents are not.
    private static IEnumerable<StrictViolation> UnknownQuery(HttpRequest request, SpecOperation operation)
    {
        return request.Query.Keys
            .Where(name => !operation.Parameters.Any(parameter => parameter.Place == Query && parameter.Name == name))
            .Where(name => !operation.Credentials.Any(scheme => scheme.QueryParameter == name))
            .Select(name => new StrictViolation(Query, name, "is not declared"));
    }

    private static IEnumerable<StrictViolation> Credentials(HttpRequest request, SpecOperation operation, IReadOnlyList<string> credentialHeaders)
    {
        var taken = operation.Credentials.Where(scheme => scheme.Header is not null)
            .DistinctBy(scheme => scheme.Header, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(scheme => scheme.Header!, StringComparer.OrdinalIgnoreCase);
        foreach (var name in credentialHeaders.Where(request.Headers.ContainsKey))
        {
            var values = request.Headers[name];
            if (!taken.TryGetValue(name, out var scheme))
            {
                yield return new StrictViolation(Header, name, taken.Count == 0 ? "is a credential, and the operation takes none" : $"is a credential of another kind than {string.Join(", ", taken.Keys)}");
            }
            else if (values.Count > 1)
            {
                yield return new StrictViolation(Header, scheme.Header!, $"comes {values.Count} times");
            }
            else if (scheme.Objection(values.ToString()) is { } objection)
            {
                yield return new StrictViolation(Header, scheme.Header!, objection);
            }
        }
    }

    private static IEnumerable<StrictViolation> Accept(HttpRequest request, SpecOperation operation)
    {
        var offered = operation.SuccessTypes.Select(type => new MediaTypeHeaderValue(type)).ToList();
        var wanted = request.GetTypedHeaders().Accept;
        var isMet = offered.Count == 0 || wanted.Count == 0 || offered.Exists(type => wanted.Any(range => range.Quality is not 0 && type.IsSubsetOf(Bare(range))));
        return isMet ? [] : [new StrictViolation(Header, "Accept", $"must allow {string.Join(" or ", operation.SuccessTypes)}")];
    }

    // Without the quality and other parameters, which the types of the documents don't have.
    private static MediaTypeHeaderValue Bare(MediaTypeHeaderValue range)
    {
        return new MediaTypeHeaderValue(range.MediaType);
    }
}
