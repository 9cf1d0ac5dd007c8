using Sessions.Build.Comparison.Reading;
using Sessions.Build.Comparison.Schemas;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// Compares the responses of two versions of an operation.
/// </summary>
internal sealed class ResponseComparison(
    SpecFile fromFile, SpecFile toFile, OperationNode from, OperationNode to, DifferenceList differences, SchemaComparison schemas)
{
    private const string EmptyBody = "x-empty-body";

    public void Run()
    {
        var was = Responses(fromFile, from);
        var isNow = Responses(toFile, to);
        var removed = was.Where(status => !isNow.ContainsKey(status.Key)).ToList();
        var added = isNow.Where(status => !was.ContainsKey(status.Key)).ToList();
        if (removed.FindAll(IsSuccess) is [var before] && added.FindAll(IsSuccess) is [var after])
        {
            removed.Remove(before);
            added.Remove(after);
            Add(ChangeRules.SuccessStatusChanged, $"the status of the success changed from {before.Key} to {after.Key}", before.Value, after.Value);
            Compare(after.Key, before.Value, after.Value);
        }

        foreach (var status in removed)
        {
            Add(
                IsSuccess(status) ? ChangeRules.SuccessRemoved : ChangeRules.ErrorRemoved,
                $"status {status.Key} was removed",
                status.Value,
                to.Node["responses"] ?? to.Node);
        }

        foreach (var status in added)
        {
            Add(
                IsSuccess(status) ? ChangeRules.SuccessAdded : ChangeRules.ErrorAdded,
                $"status {status.Key} was added",
                from.Node["responses"] ?? from.Node,
                status.Value);
        }

        foreach (var (status, response) in was)
        {
            if (isNow.TryGetValue(status, out var counterpart))
            {
                Compare(status, response, counterpart);
            }
        }
    }

    private static Dictionary<string, SpecNode> Responses(SpecFile file, OperationNode operation) =>
        (operation.Node["responses"]?.Fields ?? new Dictionary<string, SpecNode>())
            .Where(field => !field.Key.StartsWith("x-", StringComparison.Ordinal))
            .ToDictionary(field => field.Key.ToUpperInvariant(), field => file.Resolve(field.Value), StringComparer.Ordinal);

    private static bool IsSuccess(KeyValuePair<string, SpecNode> response) => response.Key.StartsWith('2');

    private void Compare(string status, SpecNode was, SpecNode isNow)
    {
        var label = $"{to.Name} response {status}";
        var isSuccess = status.StartsWith('2');
        var hadBody = ContentComparison.Types(was).Count > 0;
        var hasBody = ContentComparison.Types(isNow).Count > 0;
        if (hadBody && !hasBody)
        {
            differences.Add(
                isSuccess ? ChangeRules.ResponseBodyRemoved : ChangeRules.ErrorBodyRemoved, label, "the body was removed", was["content"]!, isNow);
        }
        else if (!hadBody && hasBody)
        {
            differences.Add(
                isSuccess ? ChangeRules.ResponseBodyAdded : ChangeRules.ErrorBodyAdded, label, "a body was added", was, isNow["content"]!);
        }
        else
        {
            new ContentComparison(fromFile, toFile, differences, schemas).Run(was, isNow, Positions.Response, to.Name, label);
        }

        CompareHeaders(label, was, isNow);
        if (differences.ComparesCSharp && was[EmptyBody]?.IsTrue != isNow[EmptyBody]?.IsTrue)
        {
            var mayBeEmpty = isNow[EmptyBody]?.IsTrue == true;
            differences.Add(
                mayBeEmpty ? ChangeRules.EmptyBodyAdded : ChangeRules.EmptyBodyRemoved,
                label,
                $"{EmptyBody} was {(mayBeEmpty ? "added" : "removed")}",
                was[EmptyBody] ?? was,
                isNow[EmptyBody] ?? isNow);
        }

        if (!SpecNode.AreEqual(was["links"], isNow["links"]))
        {
            differences.Add(ChangeRules.CallbacksChanged, label, "links changed", was["links"] ?? was, isNow["links"] ?? isNow);
        }

        differences.AddWords(label, was, isNow);
        differences.AddExtensions(label, was, isNow, EmptyBody);
    }

    private void CompareHeaders(string label, SpecNode was, SpecNode isNow)
    {
        var before = Headers(fromFile, was);
        var after = Headers(toFile, isNow);
        foreach (var (name, header) in before)
        {
            if (!after.TryGetValue(name, out var counterpart))
            {
                differences.Add(ChangeRules.HeaderRemoved, label, $"the header {name} was removed", header, isNow["headers"] ?? isNow);
                continue;
            }

            var isRequired = counterpart["required"]?.IsTrue == true;
            if (isRequired != (header["required"]?.IsTrue == true))
            {
                differences.Add(
                    isRequired ? ChangeRules.HeaderMadeRequired : ChangeRules.HeaderMadeOptional,
                    label,
                    $"the header {name} became {(isRequired ? "required" : "optional")}",
                    header,
                    counterpart);
            }

            if (header["schema"] is { } fromSchema && counterpart["schema"] is { } toSchema)
            {
                schemas.AddUse(fromSchema, toSchema, Positions.Response, to.Name, $"{label}, header {name}");
            }

            differences.AddWords($"{label}, header {name}", header, counterpart);
        }

        foreach (var (name, header) in after.Where(header => !before.ContainsKey(header.Key)))
        {
            differences.Add(ChangeRules.HeaderAdded, label, $"the header {name} was added", was["headers"] ?? was, header);
        }
    }

    private static Dictionary<string, SpecNode> Headers(SpecFile file, SpecNode response)
    {
        var headers = new Dictionary<string, SpecNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, header) in response["headers"]?.Fields ?? new Dictionary<string, SpecNode>())
        {
            headers.TryAdd(name, file.Resolve(header));
        }

        return headers;
    }

    private void Add(ChangeRule rule, string text, SpecNode fromNode, SpecNode toNode) => differences.Add(rule, to.Name, text, fromNode, toNode);
}
