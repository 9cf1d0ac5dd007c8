using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Names;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Schemas;

/// <summary>
/// Turns schemas of the source document into those of a spec: a class or an enumeration is a component with a name, everything else stands
/// where it is used.
/// </summary>
internal sealed class SchemaImport
{
    private readonly ImportLog _log;
    private readonly SpecFile _file;
    private readonly SchemaReader _reader;
    private readonly UniqueNames _names;
    private readonly string _title;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<SpecNode, int> _ids = [];
    private readonly Dictionary<string, SchemaShape> _shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly List<ImportedComponent> _components = [];
    private readonly Queue<(ImportedComponent Component, ExpandedSchema Schema)> _bodies = new();

    public SchemaImport(SpecFile file, ImportLog log, string title, string? provider, CancellationToken cancellationToken)
    {
        _file = file;
        _log = log;
        _reader = new SchemaReader(file, log);
        _title = title;
        _cancellationToken = cancellationToken;
        _names = new UniqueNames(
            name => ReservedNames.IsType(name) || name.Equals(provider, StringComparison.OrdinalIgnoreCase), "Model");
    }

    public ExamplePlaces Examples { get; } = new();

    /// <summary>
    /// How many schemas of the source document were reached.
    /// </summary>
    public int ReachedCount => _reader.Reached.Count;

    /// <summary>
    /// The components in the order of the source document, complete after <see cref="Complete" />.
    /// </summary>
    public IEnumerable<ImportedComponent> Components => _components.OrderBy(component => component.Origin.Line);

    public ImportedComponent Find(string name) => _components.First(component => component.Name == name);

    /// <summary>
    /// The schema of a place, with a description.
    /// </summary>
    /// <param name="node">The schema in the source document.</param>
    /// <param name="hint">The name of a class or enumeration that has none of its own.</param>
    /// <param name="description">What the place is when nothing says so.</param>
    public JsonObject Describe(SpecNode node, string hint, string description) => Describe([node], hint, description);

    /// <summary>
    /// The schema of a body: a reference to a class, a list, or any JSON value.
    /// </summary>
    public JsonObject Body(SpecNode node, string hint)
    {
        var shape = Shape([node], hint, out _);
        if (shape.Kind == SchemaKind.Map)
        {
            // Only a class can be read as a whole; it keeps all members.
            var component = Add(hint, shape.Origin, sourceName: null);
            Fill(component, shape.Description);
            return SchemaShape.Reference(component.Name);
        }

        return shape.Inline.DeepClone().AsObject();
    }

    public SchemaShape Shape(SpecNode node, string hint, out bool nullable) => Shape([node], hint, out nullable);

    /// <summary>
    /// The members of an object, each by its first schema.
    /// </summary>
    public IEnumerable<(string Name, SpecNode Schema)> Members(SpecNode node) =>
        Read(node).Properties.Select(property => (property.Name, property.Schemas[0]));

    /// <summary>
    /// What a schema says, for who only looks at it.
    /// </summary>
    public ExpandedSchema Read(SpecNode node) => _reader.Read(_reader.Unwrap(node).Core);

    /// <summary>
    /// Adds the parts of a form, which are arguments of the method and no class.
    /// </summary>
    public JsonObject AddForm(string hint, SpecNode origin, JsonObject properties, JsonArray required)
    {
        var component = Add(hint, origin, sourceName: null);
        Fill(component, "The parts of the form.");
        component.Schema["x-csharp-omit"] = true;
        if (required.Count > 0)
        {
            component.Schema["required"] = required;
        }

        WireNames.MarkMembers(component.Name, properties);
        component.Schema["properties"] = properties;
        return SchemaShape.Reference(component.Name);
    }

    /// <summary>
    /// Adds a class without members for a form of which nothing is known.
    /// </summary>
    public JsonObject AddOpenForm(string hint, SpecNode origin)
    {
        var component = Add(hint, origin, sourceName: null);
        Fill(component, "The fields of the form.");
        return SchemaShape.Reference(component.Name);
    }

    /// <summary>
    /// Gives every class its members, and those of the classes that they lead to.
    /// </summary>
    public void Complete()
    {
        while (_bodies.TryDequeue(out var body))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            WriteMembers(body.Component, body.Schema);
        }
    }

    private JsonObject Describe(IReadOnlyList<SpecNode> nodes, string hint, string description)
    {
        var shape = Shape(nodes, hint, out var nullable);
        var schema = shape.Component is null
            ? shape.Inline.DeepClone().AsObject()
            : new JsonObject { ["allOf"] = new JsonArray(shape.Inline.DeepClone()) };
        if ((nullable || shape.IsNullable) && shape.Kind != SchemaKind.Any)
        {
            schema["nullable"] = true;
        }

        schema["description"] = PlainText.Of(JsonValues.Text(nodes[0]["description"])) ?? shape.Description ?? description;
        return schema;
    }

    private SchemaShape Shape(IReadOnlyList<SpecNode> nodes, string hint, out bool nullable)
    {
        nullable = false;
        var cores = new List<SpecNode>();
        foreach (var node in nodes)
        {
            var (core, isNullable) = _reader.Unwrap(node);
            nullable |= isNullable;
            if (!cores.Contains(core))
            {
                cores.Add(core);
            }
        }

        var key = string.Join(',', cores.Select(Id));
        if (_shapes.TryGetValue(key, out var known))
        {
            return known;
        }

        if (!_open.Add(key))
        {
            _log.Lose(cores[0], "recursion", "This value holds itself without a class between.", "At the second level it is any JSON value.");
            return new SchemaShape(SchemaKind.Any, null, [], IsNullable: false, null, cores[0]);
        }

        if (_open.Count > SpecLimits.MaxDepth)
        {
            throw new BuildFailure($"{_file.Name} in line {cores[0].Line}: this schema stands within more than {SpecLimits.MaxDepth} others; cut the document down to the operations that matter.");
        }

        var schema = cores.Count == 1 ? _reader.Read(cores[0]) : _reader.ReadUnion(cores);
        var shape = Make(cores, schema, hint, key);
        _open.Remove(key);
        return _shapes[key] = shape;
    }

    private SchemaShape Make(List<SpecNode> cores, ExpandedSchema schema, string hint, string key)
    {
        var origin = cores[0];
        var sourceName = cores.Count == 1 ? SpecFile.ComponentName(origin) : null;
        var kind = schema.Kind;
        switch (kind)
        {
            case SchemaKind.Class:
                var component = Add(sourceName ?? hint, origin, sourceName);
                var shape = new SchemaShape(kind, component.Name, SchemaShape.Reference(component.Name), schema.IsNullable, schema.Description, origin);
                _shapes[key] = shape;
                _bodies.Enqueue((component, schema));
                return shape;
            case SchemaKind.Enumeration:
                return Enumeration(schema, origin, sourceName, sourceName ?? hint);
            case SchemaKind.List:
                return new SchemaShape(kind, null, List(schema, hint), schema.IsNullable, schema.Description, origin);
            case SchemaKind.Map:
                return new SchemaShape(kind, null, Map(schema, hint), schema.IsNullable, schema.Description, origin);
            case SchemaKind.Any or SchemaKind.Null:
                if (schema.Types is { Count: > 1 } types)
                {
                    _log.Lose(
                        origin, "several types", $"This is one of {types.Count} types: {string.Join(", ", types.Order(StringComparer.Ordinal))}.",
                        "It is any JSON value, an object in C#.");
                }

                return new SchemaShape(SchemaKind.Any, null, [], schema.IsNullable, schema.Description, origin);
            default:
                return new SchemaShape(kind, null, ScalarSchema.Of(kind, schema, origin, _log), schema.IsNullable || HasNull(schema), schema.Description, origin);
        }
    }

    private SchemaShape Enumeration(ExpandedSchema schema, SpecNode origin, string? sourceName, string name)
    {
        var nullable = schema.IsNullable || HasNull(schema);
        var values = schema.Values!.Where(value => value.Kind is not (SpecNodeKind.Null or SpecNodeKind.Mapping or SpecNodeKind.List))
            .Select(value => value.Text).Distinct(StringComparer.Ordinal).ToList();
        if (values.Count == 0)
        {
            _log.Lose(origin, "enumeration", "This enumeration has no value.", "It is a text.");
            return new SchemaShape(SchemaKind.Text, null, new JsonObject { ["type"] = "string" }, nullable, schema.Description, origin);
        }

        var component = Add(name, origin, sourceName);
        component.Schema["type"] = "string";
        Fill(component, schema.Description);
        component.Schema["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        WireNames.MarkValues(component.Name, component.Schema, values);
        return new SchemaShape(
            SchemaKind.Enumeration, component.Name, SchemaShape.Reference(component.Name), nullable, schema.Description, origin);
    }

    private JsonObject List(ExpandedSchema schema, string hint)
    {
        var list = new JsonObject { ["type"] = "array" };
        var singular = Words.Of(hint) is { Count: > 0 } words ? Words.Pascal([.. words.SkipLast(1), Words.Singular(words[^1])]) : hint;
        list["items"] = schema.Items.Count == 0 ? new JsonObject() : Use(schema.Items, singular == hint ? hint + "Item" : singular);
        if (list["items"] is JsonObject item && item.Remove("nullable"))
        {
            // A listing is typed by its items, and a null is no item.
            _log.Lose(schema.Items[0], "null in a list", "An item of this list may be null.", "The list is typed as if none were.");
            list["items"] = item["allOf"]?[0]?.DeepClone() ?? item.DeepClone();
        }

        ScalarSchema.CopyWholeNumbers(schema, list, _log, "minItems", "maxItems");
        if (schema.Keywords.GetValueOrDefault("uniqueItems") is { IsTrue: true })
        {
            list["uniqueItems"] = true;
        }

        return list;
    }

    private JsonObject Map(ExpandedSchema schema, string hint) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = schema.Additional is { IsMapping: true, Fields.Count: > 0 } values ? Use([values], hint + "Value") : JsonValue.Create(true),
    };

    // Where a description has no reader: an item, a value of a map.
    private JsonObject Use(IReadOnlyList<SpecNode> nodes, string hint)
    {
        var shape = Shape(nodes, hint, out var nullable);
        var schema = shape.Inline.DeepClone().AsObject();
        if (!(nullable || shape.IsNullable) || shape.Kind == SchemaKind.Any)
        {
            return schema;
        }

        schema = shape.Component is null ? schema : new JsonObject { ["allOf"] = new JsonArray(schema) };
        schema["nullable"] = true;
        return schema;
    }

    private void WriteMembers(ImportedComponent component, ExpandedSchema schema)
    {
        component.Schema["type"] = "object";
        Fill(component, schema.Description);
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var (name, nodes) in schema.Properties)
        {
            var member = Describe(nodes, component.Name + Words.Pascal(name), Words.Sentence(name) is { Length: > 0 } words ? words + "." : $"The member {PlainText.Line(name) ?? "without a name"}.");
            var isRequired = schema.Required.Contains(name);
            MemberAnnotations.Copy(_reader.Unwrap(nodes[0]).Core, nodes[0], member, isRequired, Examples);
            properties.Add(name, member);
            if (isRequired)
            {
                required.Add(name);
            }
        }

        foreach (var name in schema.Required.Where(name => !properties.ContainsKey(name)).Order(StringComparer.Ordinal))
        {
            _log.Lose(component.Origin, "required", $"'{name}' is required but no property of {component.Name}.", "It is no member of the class; it is kept as an additional one.");
        }

        if (required.Count > 0)
        {
            component.Schema["required"] = required;
        }

        WireNames.MarkMembers(component.Name, properties);
        component.Schema["properties"] = properties;
        if (schema.Additional is { Kind: SpecNodeKind.Boolean, IsTrue: false })
        {
            component.Schema["additionalProperties"] = false;
        }
        else if (schema.Additional is { IsMapping: true, Fields.Count: > 0 } additional)
        {
            _log.Lose(
                additional, "additionalProperties", $"Members of {component.Name} beyond the named ones have a schema of their own.",
                "They are kept as any JSON, in AdditionalProperties.");
        }
    }

    private ImportedComponent Add(string wanted, SpecNode origin, string? sourceName)
    {
        var component = new ImportedComponent(_names.Take(wanted), origin, sourceName, []);
        _components.Add(component);
        return component;
    }

    private void Fill(ImportedComponent component, string? description)
    {
        component.Schema["type"] ??= "object";
        component.Schema["x-document-section"] = component.SourceName is { } name
            ? $"{_title}, schema {PlainText.Line(name) ?? component.Name}"
            : $"{_title}, {component.Where}";
        component.Schema["description"] = description ?? Words.Sentence(component.Name) + ".";
    }

    private int Id(SpecNode node)
    {
        if (!_ids.TryGetValue(node, out var id))
        {
            _ids.Add(node, id = _ids.Count);
        }

        return id;
    }

    private static bool HasNull(ExpandedSchema schema) => schema.Values?.Any(value => value.Kind == SpecNodeKind.Null) ?? false;
}
