using Sessions.Build.Comparison.Reading;
using Sessions.Build.Import.Schemas;

namespace Sessions.Build.Import.Pagination;

/// <summary>
/// What a response has for a listing: its items, and what it says of the page.
/// </summary>
internal sealed class ListedResponse
{
    private const int DeepestEnvelope = 3;

    private readonly List<(string Path, string Name, SpecNode Node, ExpandedSchema Schema)> _members = [];

    private ListedResponse(SpecNode items, string? path)
    {
        Items = items;
        ItemsPath = path;
    }

    /// <summary>
    /// The schema of the list.
    /// </summary>
    public SpecNode Items { get; }

    /// <summary>
    /// Where the list stands; null when it is the response.
    /// </summary>
    public string? ItemsPath { get; }

    /// <summary>
    /// Reads the response of an operation; null when it holds no list, or several of which none can be told to be the items.
    /// </summary>
    /// <param name="node">The schema of the response.</param>
    /// <param name="schemas">Reads schemas.</param>
    /// <param name="subject">The last word of the path, which a list is often called after.</param>
    /// <param name="itemsPath">Where the items stand, when that is known; null to find them.</param>
    public static ListedResponse? Of(SpecNode node, SchemaImport schemas, string subject, string? itemsPath)
    {
        var root = schemas.Read(node);
        if (root.Kind == SchemaKind.List)
        {
            return itemsPath is null or "" ? new ListedResponse(node, null) : null;
        }

        if (root.Kind != SchemaKind.Class)
        {
            return null;
        }

        var members = new List<(string Path, string Name, SpecNode Node, ExpandedSchema Schema)>();
        Collect(members, root, "", 1, schemas);
        var lists = members.Where(member => member.Schema.Kind == SchemaKind.List).ToList();
        var items = itemsPath is null ? Choose(lists, subject) : lists.Where(list => list.Path == itemsPath).Select(list => ((string, SpecNode)?)(list.Path, list.Node)).FirstOrDefault();
        if (items is not var (path, list))
        {
            return null;
        }

        var response = new ListedResponse(list, path);
        response._members.AddRange(members);
        return response;
    }

    /// <summary>
    /// Where a member stands that is called by one of the words, the nearest to the root first; null when there is none.
    /// </summary>
    public string? Find(IReadOnlySet<string> words, Func<string, ExpandedSchema, bool> fits) => _members
        .Where(member => words.Contains(PaginationWords.Normal(member.Name)) && fits(member.Path, member.Schema))
        .OrderBy(member => member.Path.Count(letter => letter == '.'))
        .Select(member => member.Path)
        .FirstOrDefault();

    public ExpandedSchema? Schema(string path) => _members.FirstOrDefault(member => member.Path == path).Schema;

    private static void Collect(
        List<(string Path, string Name, SpecNode Node, ExpandedSchema Schema)> members, ExpandedSchema schema, string prefix, int depth, SchemaImport schemas)
    {
        foreach (var (name, nodes) in schema.Properties.Where(property => !property.Name.Contains('.', StringComparison.Ordinal) || property.Name[0] == '@'))
        {
            var member = schemas.Read(nodes[0]);
            members.Add((prefix + name, name, nodes[0], member));
            if (depth < DeepestEnvelope && member.Kind == SchemaKind.Class && PaginationWords.Envelopes.Contains(PaginationWords.Normal(name)))
            {
                Collect(members, member, $"{prefix}{name}.", depth + 1, schemas);
            }
        }
    }

    private static (string Path, SpecNode Node)? Choose(List<(string Path, string Name, SpecNode Node, ExpandedSchema Schema)> lists, string subject)
    {
        foreach (var depth in Enumerable.Range(0, DeepestEnvelope))
        {
            var here = lists.Where(list => list.Path.Count(letter => letter == '.') == depth).ToList();
            var chosen = here is [var only] ? [only] : here.Where(list => list.Name.Equals(subject, StringComparison.OrdinalIgnoreCase)).ToList();
            chosen = chosen.Count == 1 ? chosen : here.Where(list => PaginationWords.Items.Contains(PaginationWords.Normal(list.Name))).ToList();
            if (chosen is [var found])
            {
                return (found.Path, found.Node);
            }
        }

        return null;
    }
}
