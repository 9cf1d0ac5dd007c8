using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// Compares what the C# types are called: a component gives its name to a type, and a schema in line gets one after its place. On the
/// wire a name means nothing.
/// </summary>
internal sealed class TypeNames(SpecFile from, SpecFile to, SchemaComparison comparison)
{
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    public void Compare(SchemaPair pair)
    {
        var (was, isNow) = (pair.From.Name, pair.To.Name);
        var fromShape = comparison.ShapeOf(pair.From);
        var toShape = comparison.ShapeOf(pair.To);
        if (was == isNow || pair.Part == SchemaPart.Core || fromShape.Type != toShape.Type
            || (!CSharpType.HasOwnType(fromShape) && !CSharpType.HasOwnType(toShape)))
        {
            return;
        }

        if (was is not null && isNow is not null && !to.Schemas.ContainsKey(was) && !from.Schemas.ContainsKey(isNow))
        {
            _renamed.TryAdd(was, isNow);
            return;
        }

        comparison.Differences.Add(
            ChangeRules.CSharpTypeChanged,
            pair.Label,
            $"its C# type changed from {Describe(was, fromShape)} to {Describe(isNow, toShape)}",
            pair.Positions,
            pair.UsedBy,
            pair.From.Site,
            pair.To.Site);
    }

    /// <summary>
    /// Reports the types that came and went.
    /// </summary>
    public void Complete()
    {
        foreach (var (name, schema) in from.Schemas.Where(schema => !to.Schemas.ContainsKey(schema.Key) && HasOwnType(from, schema.Value)))
        {
            if (_renamed.TryGetValue(name, out var newName))
            {
                comparison.Differences.Add(ChangeRules.TypeRenamed, newName, $"was {name} before", schema, to.Schemas[newName]);
            }
            else
            {
                comparison.Differences.Add(ChangeRules.TypeRemoved, name, "was removed", schema, SchemasOf(to));
            }
        }

        foreach (var (name, schema) in to.Schemas.Where(schema => !from.Schemas.ContainsKey(schema.Key) && HasOwnType(to, schema.Value)))
        {
            if (!_renamed.ContainsValue(name))
            {
                comparison.Differences.Add(ChangeRules.TypeAdded, name, "was added", SchemasOf(from), schema);
            }
        }
    }

    private bool HasOwnType(SpecFile file, SpecNode schema) => CSharpType.HasOwnType(comparison.ShapeOf(SchemaView.Of(file, schema)));

    private static string Describe(string? name, SchemaShape shape) =>
        name is not null && CSharpType.HasOwnType(shape) ? name
        : CSharpType.HasOwnType(shape) ? "one named after its place"
        : CSharpType.OfFormat(shape.Type, shape.Format);

    private static SpecNode SchemasOf(SpecFile file) => file.Root["components"]?["schemas"] ?? file.Root;
}
