using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Operations;
using Sessions.Build.Import.Schemas;

namespace Sessions.Build.Import.Pagination;

/// <summary>
/// Tells from parameters and response how an operation is paged.
/// </summary>
internal sealed class PaginationDetection(SpecFile file, SchemaImport schemas, ImportRequest request, ImportLog log)
{
    /// <summary>
    /// What an operation lists, and how; the mark is null when it is not paged.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="names">What its method may be called.</param>
    /// <param name="parameters">Its parameters in the source.</param>
    /// <param name="body">The schema of its JSON body in the source; null for none.</param>
    /// <param name="response">Its success in the source.</param>
    /// <param name="schema">The schema of that success.</param>
    public (ListedResponse? Listed, PaginationMark? Mark) Find(
        SourceOperation operation, IReadOnlyList<string> names, IReadOnlyList<SpecNode> parameters, SpecNode? body, SpecNode response, SpecNode schema)
    {
        var answer = Answer(operation, names);
        var subject = operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(segment => !segment.Contains('{', StringComparison.Ordinal)) ?? "";
        var listed = ListedResponse.Of(schema, schemas, subject, answer?.Places.GetValueOrDefault("items"));
        if (listed is null || operation.Method is not ("get" or "post"))
        {
            return answer is { Operation: not null, Style: not PaginationStyle.None }
                ? throw new BuildFailure($"{operation} gives no list that could be told, so that --pagination can't page it; name its member with items=….")
                : (null, null);
        }

        var places = Places(parameters, operation.Method == "post" ? body : null).ToList();
        var mark = answer is null ? Detect(operation, places, listed, response) : Answered(operation, answer, places, listed);
        if (mark is null or { Style: PaginationStyle.None })
        {
            return (listed, null);
        }

        mark["items"] = listed.ItemsPath;
        mark["total"] ??= listed.Find(PaginationWords.Total, (_, total) => total.Kind is SchemaKind.Integer or SchemaKind.Number);
        mark["hasMore"] ??= listed.Find(PaginationWords.HasMore, (_, more) => more.Kind == SchemaKind.Boolean);
        if (mark.Style == PaginationStyle.PageNumber)
        {
            mark["pageSize"] ??= listed.Find(PaginationWords.PageSize, (_, size) => size.Kind is SchemaKind.Integer or SchemaKind.Number);
        }

        return (listed, mark);
    }

    /// <summary>
    /// The member that tells items apart, by the properties of their class; null when none does.
    /// </summary>
    public static string? Identity(JsonObject properties) => PaginationWords.Identities.FirstOrDefault(name =>
        properties[name]?["type"]?.GetValue<string>() is "string" or "integer" && properties[name]!["nullable"] is null);

    private PaginationMark? Detect(SourceOperation operation, List<RequestPlace> places, ListedResponse listed, SpecNode response)
    {
        var cursor = places.FirstOrDefault(place => PaginationWords.Cursor.Contains(Normal(place)) && place.Kind is SchemaKind.Text or SchemaKind.Any && !PaginationWords.Page.Contains(Normal(place)));
        var page = places.FirstOrDefault(place => PaginationWords.Page.Contains(Normal(place)));
        var offset = places.FirstOrDefault(place => PaginationWords.Offset.Contains(Normal(place)) && place.Kind != SchemaKind.Text);
        var size = places.FirstOrDefault(place => PaginationWords.Size.Contains(Normal(place)) && place.Kind is not SchemaKind.Boolean);
        var next = listed.Find(PaginationWords.Next, (path, one) => IsNext(path, one) && !IsLink(path, one));
        var link = listed.Find(PaginationWords.Next, IsLink);
        var hasMore = listed.Find(PaginationWords.HasMore, (_, more) => more.Kind == SchemaKind.Boolean);
        var headers = ResponseImport.HeaderNames(response).ToList();
        var nextHeader = headers.FirstOrDefault(name => PaginationWords.Next.Contains(PaginationWords.Normal(name.Replace("x-", "", StringComparison.Ordinal))) && name != "next");
        var mark = Style();
        if (mark is null)
        {
            if (cursor is not null || next is not null || (size is not null && !PaginationWords.LastItem.Contains(Normal(size)) && hasMore is not null))
            {
                Ask(operation, cursor, next, size);
            }

            return null;
        }

        mark["size"] = size?.Text;
        return mark;

        PaginationMark? Style()
        {
            if (cursor is not null && (next ?? (nextHeader is null ? null : $"header:{nextHeader}")) is { } after)
            {
                return new PaginationMark(PaginationStyle.Cursor) { ["cursor"] = cursor.Text, ["next"] = after };
            }

            // A listing that followed links would have to be given the number of the first page.
            if (page is { Kind: SchemaKind.Integer or SchemaKind.Number, IsRequired: true })
            {
                return ByNumber(page);
            }

            if (headers.Contains("link") && operation.Method == "get")
            {
                return new PaginationMark(PaginationStyle.Link) { ["next"] = "header:Link" };
            }

            if (link is not null && operation.Method == "get")
            {
                return new PaginationMark(PaginationStyle.Link) { ["next"] = link };
            }

            if (cursor is not null && hasMore is not null && PaginationWords.LastItem.Contains(Normal(cursor)) && ItemIdentity(listed) is { } identity)
            {
                return new PaginationMark(PaginationStyle.Cursor) { ["cursor"] = cursor.Text, ["next"] = $"last:{identity}" };
            }

            if (page is { Kind: SchemaKind.Integer or SchemaKind.Number })
            {
                return ByNumber(page);
            }

            return offset is not null ? new PaginationMark(PaginationStyle.Offset) { ["offset"] = offset.Text } : null;
        }

        PaginationMark ByNumber(RequestPlace place) => new(PaginationStyle.PageNumber) { ["page"] = place.Text, ["firstPage"] = FirstPage(place) };
    }

    private PaginationMark Answered(SourceOperation operation, PaginationAnswer answer, List<RequestPlace> places, ListedResponse listed)
    {
        var mark = new PaginationMark(answer.Style);
        foreach (var (field, place) in answer.Places.Where(field => field.Key != "items"))
        {
            mark[field] = place;
        }

        string? find(IReadOnlySet<string> words) => places.FirstOrDefault(place => words.Contains(Normal(place)))?.Text;
        mark["size"] ??= find(PaginationWords.Size);
        switch (answer.Style)
        {
            case PaginationStyle.PageNumber:
                mark["page"] ??= find(PaginationWords.Page);
                mark["firstPage"] ??= places.FirstOrDefault(place => place.Text == mark["page"]) is { } page ? FirstPage(page) : "1";
                break;
            case PaginationStyle.Offset:
                mark["offset"] ??= find(PaginationWords.Offset);
                break;
            case PaginationStyle.Cursor:
                mark["cursor"] ??= find(PaginationWords.Cursor);
                mark["next"] ??= listed.Find(PaginationWords.Next, IsNext);
                break;
            case PaginationStyle.Link:
                mark["next"] ??= listed.Find(PaginationWords.Next, IsLink) ?? "header:Link";
                break;
        }

        if (mark.Missing.ToList() is { Count: > 0 } missing)
        {
            if (answer.Operation is null)
            {
                return new PaginationMark(PaginationStyle.None);
            }

            throw new BuildFailure($"--pagination for {operation} leaves open where {string.Join(" and ", missing)} stands; add {string.Join(",", missing.Select(field => field + "=…"))}.");
        }

        return mark;
    }

    private PaginationAnswer? Answer(SourceOperation operation, IReadOnlyList<string> names) => request.Pagination.LastOrDefault(answer =>
        answer.Operation is null || answer.Operation == operation.Id || answer.Operation == operation.ToString() || names.Contains(answer.Operation));

    private IEnumerable<RequestPlace> Places(IReadOnlyList<SpecNode> parameters, SpecNode? body)
    {
        foreach (var parameter in parameters.Where(parameter => parameter["in"]?.Text is "query" or "header" && parameter["name"] is not null))
        {
            var name = parameter["name"]!.Text;
            var isQuery = parameter["in"]!.Text == "query";
            var schema = parameter["schema"] is { } node ? schemas.Read(node) : null;
            if (isQuery && schema?.Kind == SchemaKind.Class && parameter["style"]?.Text == "deepObject")
            {
                foreach (var (member, nodes) in schema.Properties)
                {
                    yield return new RequestPlace($"{name}[{member}]", name + member, nodes[0], schemas.Read(nodes[0]).Kind);
                }

                continue;
            }

            yield return new RequestPlace(isQuery ? name : $"header:{name}", name, parameter, schema?.Kind ?? SchemaKind.Text);
        }

        foreach (var (name, nodes) in body is null ? [] : schemas.Read(body).Properties)
        {
            var member = schemas.Read(nodes[0]);
            yield return new RequestPlace($"body:{name}", name, nodes[0], member.Kind);
        }
    }

    private string? ItemIdentity(ListedResponse listed)
    {
        var list = schemas.Read(listed.Items);
        var item = list.Items is [var only] ? schemas.Read(only) : null;
        return item is null ? null : PaginationWords.Identities.FirstOrDefault(name => item.Properties.Any(property => property.Name == name));
    }

    private string FirstPage(RequestPlace page)
    {
        var schema = page.Node["schema"] is { } node ? file.Resolve(node) : page.Node;
        return (schema["default"] ?? schema["minimum"])?.Text == "0" ? "0" : "1";
    }

    private void Ask(SourceOperation operation, RequestPlace? cursor, string? next, RequestPlace? size)
    {
        var seen = new[] { cursor is null ? null : $"the request has {cursor.Text}", next is null ? null : $"the response has {next}", size is null ? null : $"a page can be given a size by {size.Text}" };
        log.Questions.Add(new ImportQuestion(
            operation.Id ?? operation.ToString(),
            $"How {operation} is paged can't be told: {string.Join(", ", seen.Where(one => one is not null))}. It stays an operation that returns one page.",
            $"--pagination '{operation.Id ?? operation.ToString()}:none|page|offset|cursor|link,…'"));
    }

    private static bool IsNext(string path, ExpandedSchema schema) =>
        schema.Kind is SchemaKind.Text or SchemaKind.Integer or SchemaKind.Any
        && (PaginationWords.Normal(path.Split('.')[^1]) switch
        {
            "uri" or "href" => false,
            "offset" or "after" => schema.Kind == SchemaKind.Text || path.Contains("next", StringComparison.OrdinalIgnoreCase) || path.Contains("cursor", StringComparison.OrdinalIgnoreCase),
            "nextpage" => schema.Kind != SchemaKind.Integer,
            _ => true,
        });

    private static bool IsLink(string path, ExpandedSchema schema)
    {
        var name = PaginationWords.Normal(path);
        return schema.Kind is SchemaKind.Text && name.Contains("next", StringComparison.Ordinal)
            && (name.Contains("url", StringComparison.Ordinal) || name.Contains("uri", StringComparison.Ordinal) || name.Contains("link", StringComparison.Ordinal)
                || name.Contains("href", StringComparison.Ordinal) || schema.Keywords.GetValueOrDefault("format")?.Text is "uri" or "url" or "uri-reference"
                || (schema.Description?.Contains("URL", StringComparison.OrdinalIgnoreCase) ?? false)
                || schema.Keywords.GetValueOrDefault("example") is { Text: var example } && example.StartsWith("http", StringComparison.Ordinal));
    }

    private static string Normal(RequestPlace place) => PaginationWords.Normal(place.Name);
}
