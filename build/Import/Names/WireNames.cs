using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Names;

/// <summary>
/// Says what the templates make of a name on the wire, and marks those of which they make no name that C# takes.
/// </summary>
internal static partial class WireNames
{
    public const string Mark = "x-csharp-name";
    public const string MarkOfValues = "x-csharp-names";

    /// <summary>
    /// Marks the members of a class.
    /// </summary>
    /// <param name="className">The class, which no member may be called like.</param>
    /// <param name="properties">The schemas of the members by their names on the wire.</param>
    public static void MarkMembers(string className, JsonObject properties) => MarkEach(
        properties.Select(property => (property.Key, property.Value!.AsObject())),
        new UniqueNames(name => ReservedNames.IsMember(name) || name.Equals(className, StringComparison.OrdinalIgnoreCase), "Member"),
        static name => Joined(name, '_'));

    /// <summary>
    /// Marks the parameters of an operation.
    /// </summary>
    public static void MarkParameters(JsonArray parameters) => MarkEach(
        parameters.Select(parameter => (parameter!["name"]!.GetValue<string>(), parameter.AsObject())),
        new UniqueNames(name => ReservedNames.IsParameter(char.ToLowerInvariant(name[0]) + name[1..]), "Value"),
        static name => Joined(name, '_'));

    /// <summary>
    /// Marks the values of an enumeration.
    /// </summary>
    public static void MarkValues(string className, JsonObject schema, IEnumerable<string> values)
    {
        var names = new UniqueNames(
            name => ReservedNames.IsValue(name) || name.Equals(className, StringComparison.OrdinalIgnoreCase), "Value");
        var waiting = values.Where(value => !(Usable(Joined(value, '-', '_')) is { } name && names.TryTake(name))).ToList();
        if (waiting.Count > 0)
        {
            schema[MarkOfValues] = new JsonObject(waiting.Select(value =>
                KeyValuePair.Create(value, (JsonNode?)JsonValue.Create(names.Take(Spoken(value))))));
        }
    }

    private static void MarkEach(IEnumerable<(string Wire, JsonObject Target)> all, UniqueNames names, Func<string, string> template)
    {
        var waiting = all.Where(one => !(Usable(template(one.Wire)) is { } name && names.TryTake(name))).ToList();
        foreach (var (wire, target) in waiting)
        {
            var mark = JsonValue.Create(names.Take(Spoken(wire)));
            if (target.ContainsKey("name"))
            {
                target.Insert(1, Mark, mark);
            }
            else
            {
                target.Insert(0, Mark, mark);
            }
        }
    }

    private static string Joined(string name, params char[] separators) =>
        string.Concat(name.Split(separators).Select(Words.Capital));

    private static string? Usable(string name) => PascalCase().IsMatch(name) ? name : null;

    // Signs that alone tell two names apart.
    private static string Spoken(string name) => name.Length == 0 ? "Empty" : Signs().Replace(name, static sign => sign.Value switch
    {
        "+" => " plus ",
        "-" => " minus ",
        "<" => " less ",
        ">" => " greater ",
        "=" => " equal ",
        "!" => " not ",
        "*" => " any ",
        _ => " ",
    });

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex PascalCase();

    [GeneratedRegex("[+<>=!*]|^-(?=[^-]*$)")]
    private static partial Regex Signs();
}
