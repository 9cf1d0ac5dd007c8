using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Sessions.Tests;

/// <summary>
/// A Markdown file of the repository.
/// </summary>
internal sealed class MarkdownFile
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private readonly string _text;
    private readonly MarkdownDocument _document;

    internal MarkdownFile(string path, string text)
    {
        Path = path;
        _text = text;
        _document = Markdown.Parse(text, Pipeline);
    }

    internal string Path { get; }

    internal static MarkdownFile Read(string path)
    {
        return new MarkdownFile(path, SourceTree.Read(path));
    }

    /// <summary>
    /// The fenced blocks of a language, in order.
    /// </summary>
    internal IEnumerable<Snippet> Snippets(string language)
    {
        return _document.Descendants<FencedCodeBlock>()
            .Where(block => block.Info == language)
            .Select(block => new Snippet(Path, block.Line + 2, block.Lines.ToString()));
    }

    /// <summary>
    /// The rows of the table between the comments <c>name</c> and <c>/name</c>, its header first; a cell is its text without markup.
    /// </summary>
    internal IReadOnlyList<IReadOnlyList<string>> TableBetween(string name)
    {
        var start = _text.IndexOf($"<!-- {name} -->", StringComparison.Ordinal);
        var end = _text.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        var table = _document.Descendants<Table>().Single(table => table.Span.Start > start && table.Span.End < end);
        return table.Cast<TableRow>()
            .Select(row => row.Cast<TableCell>().Select(TextOf).ToArray())
            .ToArray();
    }

    private static string TextOf(TableCell cell)
    {
        return string.Concat(cell.Descendants<LeafInline>().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => string.Empty,
        })).Trim();
    }
}
