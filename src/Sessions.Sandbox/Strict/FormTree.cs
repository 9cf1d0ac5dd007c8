using System.Globalization;

namespace Sessions.Sandbox;

/// <summary>
/// What the fields with brackets of one member of a form amount to: a text, or members, which are the items of a list when their names are
/// numbers.
/// </summary>
internal sealed class FormTree
{
    private readonly Dictionary<string, FormTree> _members = new(StringComparer.Ordinal);

    /// <summary>
    /// The text; null where there are members.
    /// </summary>
    public string? Text { get; private set; }

    /// <summary>
    /// The members in the order in which they came.
    /// </summary>
    public IReadOnlyDictionary<string, FormTree> Members => _members;

    /// <summary>
    /// Whether all members have numbers for names, those of a list without a gap.
    /// </summary>
    public bool IsList => Enumerable.Range(0, _members.Count).All(index => _members.ContainsKey(index.ToString(CultureInfo.InvariantCulture)));

    /// <summary>
    /// The items of a list by their numbers.
    /// </summary>
    public IEnumerable<FormTree> Items => Enumerable.Range(0, _members.Count).Select(index => _members[index.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>
    /// Puts the fields of one member together.
    /// </summary>
    public static FormTree Of(IEnumerable<FormField> fields)
    {
        var root = new FormTree();
        foreach (var field in fields)
        {
            root.Add([.. FormPath.Of(field.Name)!.Skip(1)], field.Text);
        }

        return root;
    }

    // A name that comes twice, and a name that is a text and has members, count as the last of them.
    private void Add(ReadOnlySpan<string> steps, string text)
    {
        if (steps.IsEmpty)
        {
            _members.Clear();
            Text = text;
            return;
        }

        Text = null;
        var step = steps[0].Length == 0 ? _members.Count.ToString(CultureInfo.InvariantCulture) : steps[0];
        if (!_members.TryGetValue(step, out var member))
        {
            _members.Add(step, member = new FormTree());
        }

        member.Add(steps[1..], text);
    }
}
