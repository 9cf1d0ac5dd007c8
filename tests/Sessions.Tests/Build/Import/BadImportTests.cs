using System.Text;
using Sessions.Build;
using Sessions.Build.Import;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// What can't be imported, each in one sentence.
/// </summary>
internal sealed class BadImportTests
{
    private static readonly string Document = ImportSample.Document(
        "/things:\n  get: {operationId: getThings, tags: [Things], responses: {'200': {description: Ok}}}");

    [Test]
    public void A_tag_that_no_operation_has_is_refused_with_those_that_there_are()
    {
        Assert.That(
            () => ImportSample.Run(Document, new ImportRequest { Tags = ["Thing"] }),
            Throws.TypeOf<BuildFailure>()
                .With.Message.EqualTo("vendor.yaml has no operation with the tag 'Thing'. Did you mean 'Things'? Take one of those below, in the same spelling.")
                .And.Property(nameof(BuildFailure.Details)).EqualTo(new[] { "Things" }));
    }

    [TestCase("/thing", "vendor.yaml has no operation at the path '/thing'. Did you mean '/things'? Take one of those below, in the same spelling.")]
    [TestCase("/other/*", "vendor.yaml has no operation at the path '/other/*'. Take one of those below, in the same spelling.")]
    public void A_path_that_no_operation_has_is_refused(string path, string sentence)
    {
        Assert.That(
            () => ImportSample.Run(Document, new ImportRequest { Paths = [path] }),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo(sentence));
    }

    [Test]
    public void A_document_without_operations_is_refused()
    {
        Assert.That(
            () => ImportSample.Run("openapi: 3.1.0\npaths: {}\n"),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo("vendor.yaml has no operations; name a document that has paths."));
    }

    [Test]
    public void A_selection_of_which_nothing_can_be_taken_is_refused_with_the_reasons()
    {
        var document = ImportSample.Document(
            "/things:\n  post: {operationId: a, requestBody: {required: true, content: {text/csv: {}}}, responses: {'200': {description: Ok}}}");

        Assert.That(
            () => ImportSample.Run(document),
            Throws.TypeOf<BuildFailure>()
                .With.Message.StartsWith("None of the 1 operations that were asked for in vendor.yaml can be taken")
                .And.Property(nameof(BuildFailure.Details)).Count.EqualTo(1));
    }

    [TestCase("ftp://a.test")]
    [TestCase("v1")]
    public void A_base_address_that_is_none_is_refused(string address)
    {
        Assert.That(
            () => ImportSample.Run(Document, new ImportRequest { BaseAddress = address }),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo($"'{address}' is no base address; give an absolute one such as https://api.example.com/v1."));
    }

    [Test]
    public void A_health_check_that_was_not_taken_is_refused()
    {
        Assert.That(
            () => ImportSample.Run(Document, new ImportRequest { HealthCheck = "GetThing" }),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo("No operation that was taken is called 'GetThing'. Did you mean 'GetThings'? Name one in --health-check."));
    }

    [TestCase("swagger: '2.0'\n")]
    [TestCase("a: [")]
    [TestCase("- 1\n")]
    public void What_is_no_document_is_refused(string yaml)
    {
        Assert.That(() => ImportSource.Read("vendor.yaml", Encoding.UTF8.GetBytes(yaml), CancellationToken.None), Throws.TypeOf<BuildFailure>());
    }
}
