using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// Compares which credentials are accepted, and how they are sent. A scheme is what it says, not what it is called.
/// </summary>
internal sealed class SecurityComparison(SpecFile from, SpecFile to, DifferenceList differences)
{
    private readonly IReadOnlyDictionary<string, SpecNode> _fromSchemes = Schemes(from);
    private readonly IReadOnlyDictionary<string, SpecNode> _toSchemes = Schemes(to);

    public void CompareSchemes()
    {
        foreach (var (name, scheme) in _fromSchemes)
        {
            if (_toSchemes.TryGetValue(name, out var counterpart))
            {
                if (Meaning(scheme) != Meaning(counterpart))
                {
                    differences.Add(
                        ChangeRules.SecuritySchemeChanged, name, $"{Meaning(scheme)} became {Meaning(counterpart)}", scheme, counterpart);
                }
                else if (!SpecNode.AreEqual(scheme, counterpart))
                {
                    differences.Add(ChangeRules.DocumentationChanged, name, "what is said about the scheme changed", scheme, counterpart);
                }
            }
            else if (!_toSchemes.Values.Any(other => Meaning(other) == Meaning(scheme)))
            {
                differences.Add(ChangeRules.SecuritySchemeRemoved, name, "was removed", scheme, Section(to));
            }
        }

        foreach (var (name, scheme) in _toSchemes.Where(scheme => !_fromSchemes.ContainsKey(scheme.Key)))
        {
            if (!_fromSchemes.Values.Any(other => Meaning(other) == Meaning(scheme)))
            {
                differences.Add(ChangeRules.SecuritySchemeAdded, name, "was added", Section(from), scheme);
            }
        }
    }

    /// <summary>
    /// Compares what holds for every operation that does not say otherwise.
    /// </summary>
    public void CompareDefaults() => Compare("security", from.Root["security"], to.Root["security"], from.Root, to.Root);

    /// <summary>
    /// Compares an operation of which at least one version says something of its own.
    /// </summary>
    public void CompareOperation(OperationNode was, OperationNode isNow)
    {
        if ((was.Node["security"] ?? isNow.Node["security"]) is not null)
        {
            Compare(
                isNow.Name,
                was.Node["security"] ?? from.Root["security"],
                isNow.Node["security"] ?? to.Root["security"],
                was.Node,
                isNow.Node);
        }
    }

    private void Compare(string subject, SpecNode? fromRequirement, SpecNode? toRequirement, SpecNode fromOwner, SpecNode toOwner)
    {
        var was = Alternatives(fromRequirement, _fromSchemes, _toSchemes);
        var isNow = Alternatives(toRequirement, _toSchemes, _fromSchemes);
        var fromNode = fromRequirement ?? fromOwner;
        var toNode = toRequirement ?? toOwner;
        if (IsOpen(was) || IsOpen(isNow))
        {
            if (IsOpen(was) != IsOpen(isNow))
            {
                differences.Add(
                    IsOpen(isNow) ? ChangeRules.SecurityDropped : ChangeRules.SecurityRequired,
                    subject,
                    IsOpen(isNow) ? "no credential is required any more" : $"a credential is required: {string.Join(" or ", isNow)}",
                    fromNode,
                    toNode);
            }

            return;
        }

        foreach (var alternative in was.Except(isNow))
        {
            differences.Add(ChangeRules.SecurityAlternativeRemoved, subject, $"{alternative} is no longer accepted", fromNode, toNode);
        }

        foreach (var alternative in isNow.Except(was))
        {
            differences.Add(ChangeRules.SecurityAlternativeAdded, subject, $"{alternative} is accepted", fromNode, toNode);
        }
    }

    private static bool IsOpen(HashSet<string> alternatives) => alternatives.Count == 0 || alternatives.Contains("");

    // A scheme that both documents call the same is compared by itself; any other is told by what it says.
    private static HashSet<string> Alternatives(
        SpecNode? requirement, IReadOnlyDictionary<string, SpecNode> own, IReadOnlyDictionary<string, SpecNode> others) =>
    [
        .. (requirement?.Items ?? []).Select(alternative => string.Join(" and ", alternative.Fields
            .Select(scheme => $"{Identity(scheme.Key, own, others)}{Scopes(scheme.Value)}")
            .Order(StringComparer.Ordinal))),
    ];

    private static string Identity(string name, IReadOnlyDictionary<string, SpecNode> own, IReadOnlyDictionary<string, SpecNode> others) =>
        others.ContainsKey(name) || !own.TryGetValue(name, out var scheme)
            ? name
            : others.FirstOrDefault(other => !own.ContainsKey(other.Key) && Meaning(other.Value) == Meaning(scheme)).Key is not null
                ? Meaning(scheme)
                : name;

    private static string Scopes(SpecNode scopes) =>
        scopes.Items.Count == 0 ? "" : $" with {string.Join(", ", scopes.Items.Select(scope => scope.Text).Order(StringComparer.Ordinal))}";

    private static string Meaning(SpecNode scheme) => scheme["type"]?.Text switch
    {
        "apiKey" => $"a key in the {scheme["in"]?.Text} {scheme["name"]?.Text.ToLowerInvariant()}",
        "http" => $"http {scheme["scheme"]?.Text.ToLowerInvariant()}",
        "openIdConnect" => $"openIdConnect {scheme["openIdConnectUrl"]?.Text}",
        "oauth2" => $"oauth2 {string.Join(" or ", scheme["flows"]?.Fields.Select(flow => $"{flow.Key} {flow.Value["tokenUrl"]?.Text ?? flow.Value["authorizationUrl"]?.Text}") ?? [])}",
        var other => other ?? "nothing",
    };

    private static Dictionary<string, SpecNode> Schemes(SpecFile file) =>
        (file.Root["components"]?["securitySchemes"]?.Fields ?? new Dictionary<string, SpecNode>())
            .ToDictionary(scheme => scheme.Key, scheme => file.Resolve(scheme.Value), StringComparer.Ordinal);

    private static SpecNode Section(SpecFile file) => file.Root["components"]?["securitySchemes"] ?? file.Root;
}
