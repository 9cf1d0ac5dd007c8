using Sessions.Build;
using Sessions.Build.Drift;

namespace Sessions.Tests.Build;

internal sealed class ProvenanceAxisTests
{
    private const string Provenance = """
        sources:
          document: {title: Document, repository: example/new, path: openapi.yaml, commit: 0123456}
        rows:
          - {element: '#/info', source: document, confidence: documented}
          - {element: '#/security', source: document, confidence: documented}
          - {element: '#/components/securitySchemes/Key', source: document, confidence: documented}
          - {element: '#/paths/~1things/get', source: document, confidence: documented}
        """;

    private ReleasedClone _clone = null!;

    [SetUp]
    public void MakeClone()
    {
        _clone = new ReleasedClone();
        _clone.Write("specs/new/provenance.yaml", Provenance);
    }

    [TearDown]
    public void DeleteClone() => _clone.Dispose();

    [Test]
    public async Task A_spec_whose_parts_all_have_a_row_has_not_drifted()
    {
        Assert.That(await CheckAsync(), Does.StartWith("4 rows"));
    }

    [Test]
    public void A_part_that_is_new_in_the_spec_is_drift()
    {
        _clone.Write(ReleasedClone.Spec, ReleasedClone.SpecWith("a: {type: string}") + "\ntags: [{name: more}]\n");

        Assert.That(CheckAsync, DriftOf("specs/new/provenance.yaml: #/tags/0 has no row."));
    }

    [Test]
    public void A_row_whose_part_is_gone_is_drift()
    {
        _clone.Write("specs/new/provenance.yaml", Provenance + "\n  - {element: '#/components/schemas/Thing', source: document, confidence: documented}\n");

        Assert.That(CheckAsync, DriftOf("specs/new/provenance.yaml: #/components/schemas/Thing is not in the spec."));
    }

    [Test]
    public void A_spec_without_provenance_is_drift()
    {
        File.Delete(_clone.PathTo("specs/new/provenance.yaml"));

        Assert.That(CheckAsync, Throws.TypeOf<BuildFailure>().With.Message.Contains("specs/new/provenance.yaml does not exist"));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint DriftOf(string detail) =>
        Throws.TypeOf<BuildFailure>().With.Message.Contains("provenance.yaml").And.Property(nameof(BuildFailure.Details)).Some.EqualTo(detail);

    private Task<string> CheckAsync() => new ProvenanceAxis(_clone.Repository).CheckAsync(_ => { }, CancellationToken.None);
}
