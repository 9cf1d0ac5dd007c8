using System.Text.Json;
using System.Text.Json.Nodes;
using Sessions.Build;
using Sessions.Build.Import;
using Sessions.Build.Scaffold;

namespace Sessions.Tests.Build.Scaffold;

/// <summary>
/// What <c>remove</c> makes of a record or a journal that somebody else wrote: a sentence, and not a byte is another one.
/// </summary>
internal sealed class HostileRecordTests
{
    private const string Victim = "victim.txt";
    private const string Record = "specs/acme/scaffold.json";
    private const string Journal = "artifacts/adding.jsonl";

    private ScaffoldClone _clone = null!;
    private TemporaryFolder _outside = null!;

    [SetUp]
    public async Task SetUp()
    {
        _clone = new ScaffoldClone("so/deep/that/no/case/leaves/it");
        _outside = new TemporaryFolder();
        _outside.Write(Victim, "precious");
        await new FakeTools(_clone.Repository).RestoreAsync(CancellationToken.None);
        await AddAsync();
    }

    [TearDown]
    public void TearDown()
    {
        _clone.Dispose();
        _outside.Dispose();
    }

    // {0} is the folder outside, as seen from the root of the clone; {1} is its whole path.
    private static readonly string[] Paths =
    [
        "{0}/victim.txt", "{1}/victim.txt", "src/Sessions.Acme/../../{0}/victim.txt", "src/Sessions.Acme/./../../{0}/victim.txt", "./{0}/victim.txt",
        "..\\victim.txt", "C:\\victim.txt", "src/Sessions.Acme\\..\\..\\victim.txt", "//server/share/victim.txt", "file://{1}/victim.txt", "src/Sessions.Acme//../x", "",
        "src/Sessions.Orq/OrqSessionsOptions.cs", "src/Sessions.Acme/../Sessions.Orq/OrqSessionsOptions.cs", ".git/config", ".git/hooks/post-checkout", "build/Program.cs",
    ];

    [TestCaseSource(nameof(Paths))]
    public async Task A_record_with_the_file_of_somebody_else_is_refused(string path)
    {
        ChangeRecord(record => record["files"]![Named(path)] = "0");

        await AssertRefusedAsync($"{Record} is not what `add` wrote; restore it from version control.", "Acme");
    }

    [TestCaseSource(nameof(Paths))]
    public async Task A_record_with_lines_in_the_file_of_somebody_else_is_refused(string path)
    {
        ChangeRecord(record => record["insertions"]!.AsArray().Add(new JsonObject { ["path"] = Named(path), ["text"] = "precious" }));

        await AssertRefusedAsync($"{Record} is not what `add` wrote; restore it from version control.", "Acme");
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{\"files\":{}}")]
    [TestCase("{\"files\":null,\"insertions\":[]}")]
    [TestCase("{\"files\":{\"src/Sessions.Acme/README.md\":null},\"insertions\":[]}")]
    [TestCase("{\"files\":{},\"insertions\":[null]}")]
    [TestCase("{\"files\":{},\"insertions\":[{\"path\":null,\"text\":\"a\"}]}")]
    [TestCase("{\"files\":{},\"insertions\":[{\"path\":\"README.md\",\"text\":null}]}")]
    [TestCase("{\"files\":{},\"insertions\":[{\"path\":\"README.md\",\"text\":\"\"}]}")]
    public async Task A_record_that_is_none_is_refused(string record)
    {
        _clone.Write(Record, record);

        await AssertRefusedAsync($"{Record} is not what `add` wrote; restore it from version control.", "Acme");
    }

    [TestCaseSource(nameof(Paths))]
    public async Task A_journal_that_deletes_the_file_of_somebody_else_is_refused(string path)
    {
        WriteJournal(new { Name = "Beta" }, new { File = Named(path) });

        await AssertJournalRefusedAsync();
    }

    [TestCaseSource(nameof(Paths))]
    public async Task A_journal_that_writes_the_file_of_somebody_else_is_refused(string path)
    {
        WriteJournal(new { Name = "Beta" }, new { File = Named(path), Before = "b3ZlcndyaXR0ZW4=" });

        await AssertJournalRefusedAsync();
    }

    [TestCaseSource(nameof(Paths))]
    public async Task A_journal_that_deletes_the_folder_of_somebody_else_is_refused(string path)
    {
        WriteJournal(new { Name = "Beta" }, new { Folder = Named(path).Replace("/victim.txt", "", StringComparison.Ordinal) });

        await AssertJournalRefusedAsync();
    }

    [TestCase("src")]
    [TestCase(".")]
    [TestCase("src/Sessions.Orq")]
    [TestCase("tests/Sessions.Tests")]
    public async Task A_journal_that_deletes_a_folder_of_the_repository_is_refused(string folder)
    {
        WriteJournal(new { Name = "Beta" }, new { Folder = folder });

        await AssertJournalRefusedAsync();
    }

    [TestCase("Beta/../../..")]
    [TestCase("..")]
    [TestCase("Beta\n")]
    public async Task A_journal_of_something_that_is_no_provider_is_refused(string name)
    {
        WriteJournal(new { Name = name }, new { Folder = $"generated/{name}" });

        await AssertRefusedAsync($"{Journal} is not what `add` wrote, so nothing is undone by it; delete it, and see with `git status` what was left.", name);
    }

    [TestCase("src/Sessions.Acme/link")]
    [TestCase("specs/acme/link")]
    [TestCase("generated/Acme/link")]
    public async Task A_symbolic_link_among_the_files_of_a_provider_is_not_followed(string link)
    {
        Directory.CreateSymbolicLink(_clone.Repository.PathTo(link), _outside.Path);

        await AssertRefusedAsync($"{link} is a symbolic link, and none is followed; put the file or folder itself there.", "Acme", force: true);
    }

    [TestCase("src/Sessions.Acme")]
    [TestCase("generated/Acme")]
    [TestCase("tests/Sessions.Tests/Added")]
    [TestCase("build/Quickstart")]
    public async Task A_folder_that_is_a_symbolic_link_is_not_followed(string folder)
    {
        MoveOutside(folder);

        await AssertRefusedAsync($"{folder} is a symbolic link, and none is followed; put the file or folder itself there.", "Acme", force: true);
    }

    [TestCase("README.md")]
    [TestCase("Sessions.Generated.sln")]
    [TestCase("src/Sessions.Acme/README.md")]
    [TestCase("tests/Sessions.Tests/packages.lock.json")]
    public async Task A_file_that_is_a_symbolic_link_is_not_written_through(string file)
    {
        var target = _outside.Write("file", _clone.Read(file));
        File.Delete(_clone.Repository.PathTo(file));
        File.CreateSymbolicLink(_clone.Repository.PathTo(file), target);

        await AssertRefusedAsync($"{file} is a symbolic link, and none is followed; put the file or folder itself there.", "Acme", force: true);
    }

    [TestCase("artifacts")]
    [TestCase("generated/Beta")]
    [TestCase("specs/beta")]
    [TestCase("src/Sessions.Beta")]
    public async Task An_add_writes_through_no_symbolic_link(string folder)
    {
        Directory.CreateSymbolicLink(_clone.Repository.PathTo(folder), _outside.Path);
        var before = Everything();

        await Assert.ThatAsync(
            () => AddAsync("Beta"),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo($"{folder} is a symbolic link, and none is followed; put the file or folder itself there."));

        Assert.That(Everything(), Is.EqualTo(before));
    }

    private string Named(string path) => string.Format(null, path, Path.GetRelativePath(_clone.Repository.Root, _outside.Path).Replace('\\', '/'), _outside.Path);

    private void MoveOutside(string folder)
    {
        var target = Path.Combine(_outside.Path, "folder");
        Directory.Move(_clone.Repository.PathTo(folder), target);
        Directory.CreateSymbolicLink(_clone.Repository.PathTo(folder), target);
    }

    private void ChangeRecord(Action<JsonNode> change)
    {
        var record = JsonNode.Parse(_clone.Read(Record))!;
        change(record);
        _clone.Write(Record, record.ToJsonString());
    }

    private void WriteJournal(params object[] lines) => _clone.Write(Journal, string.Concat(lines.Select(line => JsonSerializer.Serialize(line) + "\n")));

    private Task AssertJournalRefusedAsync() =>
        AssertRefusedAsync($"{Journal} is not what `add` wrote, so nothing is undone by it; delete it, and see with `git status` what was left.", "Beta");

    private async Task AssertRefusedAsync(string sentence, string name, bool force = false)
    {
        var before = Everything();

        await Assert.ThatAsync(
            () => new RemoveStep(_clone.Repository, new FakeTools(_clone.Repository)).RunAsync(name, force, CancellationToken.None),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(sentence));

        Assert.That(Everything(), Is.EqualTo(before));
    }

    private IReadOnlyList<string> Everything() =>
    [
        .. _clone.Tree(),
        .. Directory.EnumerateFiles(_outside.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => $"{path} {File.ReadAllText(path)}"),
    ];

    private Task<ScaffoldResult> AddAsync(string name = "Acme") => new AddStep(_clone.Repository, new DialectSpecSource(), new FakeTools(_clone.Repository))
        .RunAsync(name, ScaffoldClone.Spec("bearer.yaml"), new ImportRequest(), _ => { }, CancellationToken.None);
}
