using Sessions.Build.Import.Text;

namespace Sessions.Build.Import.Names;

/// <summary>
/// Names the methods of a client. An id that begins with its group and goes on with a verb, such as <c>issues/list-for-repo</c> or
/// <c>Sessions_create</c>, is turned round: verb, group, rest. An operation without an id is named after its method and its path.
/// </summary>
internal sealed class OperationNames
{
    private static readonly char[] GroupSeparators = ['/', '.', ':', '#', '_', '-'];

    private static readonly HashSet<string> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept", "activate", "add", "approve", "archive", "assign", "attach", "batch", "begin", "block", "browse", "cancel", "capture",
        "check", "clear", "clone", "close", "complete", "confirm", "convert", "copy", "count", "create", "deactivate", "decline", "delete",
        "destroy", "detach", "disable", "dismiss", "download", "duplicate", "edit", "enable", "execute", "export", "fetch", "find", "finish",
        "follow", "generate", "get", "import", "insert", "install", "invite", "join", "kick", "leave", "link", "list", "lock", "lookup",
        "mark", "merge", "modify", "move", "open", "patch", "pause", "pin", "post", "publish", "purge", "put", "query", "read", "refresh",
        "refund", "register", "reject", "remove", "rename", "render", "replace", "request", "resend", "reset", "restart", "restore", "resume",
        "retrieve", "retry", "revoke", "rotate", "run", "save", "schedule", "search", "send", "set", "share", "show", "start", "stop",
        "submit", "subscribe", "suspend", "sync", "test", "transfer", "trigger", "unarchive", "unblock", "unfollow", "unlink", "unlock",
        "unpin", "unshare", "unsubscribe", "update", "upload", "upsert", "validate", "verify", "view", "void", "watch",
    };

    private static readonly HashSet<string> Prepositions = new(StringComparer.OrdinalIgnoreCase)
    {
        "for", "by", "in", "of", "from", "to", "with", "on", "at", "as", "using",
    };

    private static readonly string[] Getters = ["GetAll", "Get", "Fetch", "Retrieve", "Browse", "Read", "Show", "Find"];

    private readonly UniqueNames _names = new(ReservedNames.IsMethod, "Operation");

    /// <summary>
    /// What an operation should be called.
    /// </summary>
    /// <param name="operationId">What the document calls it, or null.</param>
    /// <param name="method">The HTTP method, in small letters.</param>
    /// <param name="path">The path, with parameters in braces.</param>
    /// <param name="isListing">Whether it gives a list.</param>
    public static string Wanted(string? operationId, string method, string path, bool isListing)
    {
        var name = operationId is null || Words.Of(operationId).Count == 0 ? FromPath(method, path, isListing) : FromId(operationId);
        return char.IsAsciiDigit(name[0]) ? Verb(method, isListing) + name : name;
    }

    /// <summary>
    /// What a listing should be called: the template puts All after List to name the method that follows the pages.
    /// </summary>
    public static string Listing(string name)
    {
        if (name.StartsWith("List", StringComparison.Ordinal))
        {
            return name;
        }

        var getter = Getters.FirstOrDefault(getter =>
            name.StartsWith(getter, StringComparison.Ordinal) && name.Length > getter.Length && char.IsAsciiLetterUpper(name[getter.Length]));
        return $"List{name[(getter?.Length ?? 0)..]}";
    }

    /// <summary>
    /// The name that an operation gets.
    /// </summary>
    public string Take(string wanted) => _names.Take(wanted);

    private static string FromId(string id)
    {
        var separator = GroupSeparators.FirstOrDefault(candidate => id.Contains(candidate, StringComparison.Ordinal));
        var cut = separator == default ? -1 : id.IndexOf(separator, StringComparison.Ordinal);
        var group = cut < 0 ? [] : Words.Of(id[..cut]);
        var rest = cut < 0 ? [] : Words.Of(id[(cut + 1)..]);
        if (group.Count == 0 || rest.Count == 0 || Verbs.Contains(group[0]) || !Verbs.Contains(rest[0]))
        {
            return Words.Pascal(id);
        }

        string[] subject = [.. rest.Skip(1)];
        var groupIsNamed = subject.Any(word => Same(word, group[^1]));
        var isPlural = IsListVerb(rest[0]) && (subject.Length == 0 || Prepositions.Contains(subject[0]));
        var noun = groupIsNamed ? [] : isPlural ? group : [.. group.SkipLast(1), Words.Singular(group[^1])];
        return Words.Pascal([rest[0], .. noun, .. subject]);
    }

    private static string FromPath(string method, string path, bool isListing)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var words = new List<string>();
        for (var index = 0; index < segments.Length; index++)
        {
            if (segments[index].StartsWith('{') || Words.Of(segments[index]) is not { Count: > 0 } segment || IsVersion(segments[index]))
            {
                continue;
            }

            var isOne = index + 1 < segments.Length ? segments[index + 1].StartsWith('{') : method is "post";
            words.AddRange(segment.SkipLast(1));
            words.Add(isOne ? Words.Singular(segment[^1]) : segment[^1]);
        }

        return Words.Pascal([Verb(method, isListing), .. words.Count == 0 ? ["Root"] : words]);
    }

    private static string Verb(string method, bool isListing) => method switch
    {
        "get" => isListing ? "List" : "Get",
        "post" => "Create",
        "put" => "Replace",
        "patch" => "Update",
        _ => Words.Capital(method),
    };

    private static bool IsListVerb(string verb) => verb.ToUpperInvariant() is "LIST" or "SEARCH" or "QUERY" or "COUNT" or "FIND" or "BROWSE";

    private static bool IsVersion(string segment) => segment.Length > 1 && segment[0] is 'v' && segment.Skip(1).All(letter => char.IsAsciiDigit(letter) || letter is '.');

    private static bool Same(string one, string other) =>
        string.Equals(Words.Singular(one), Words.Singular(other), StringComparison.OrdinalIgnoreCase);
}
