using Sessions.Build;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Scaffold;

namespace Sessions.Tests.Build.Scaffold;

internal sealed class CredentialFactsTests
{
    [TestCase("{ type: http, scheme: bearer }", "CredentialScheme.Bearer")]
    [TestCase("{ type: http, scheme: Basic }", "CredentialScheme.Basic")]
    [TestCase("{ type: apiKey, in: header, name: X-Key }", "CredentialScheme.ApiKey(\"X-Key\")")]
    [TestCase("{ type: apiKey, in: query, name: api_key }", "CredentialScheme.QueryKey(\"api_key\")")]
    [TestCase("{ type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: {} } } }", "CredentialScheme.ClientCredentials(\"/token\")")]
    [TestCase("{ type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: { a: A, b: B } } } }", "CredentialScheme.ClientCredentials(\"/token\", \"a b\")")]
    [TestCase("{ type: oauth2, flows: { authorizationCode: { tokenUrl: /token } } }", "CredentialScheme.Bearer")]
    [TestCase("{ type: openIdConnect, openIdConnectUrl: /id }", "CredentialScheme.Bearer")]
    public void A_scheme_is_an_expression(string scheme, string expression)
    {
        Assert.That(Read($"One: {scheme}", "- One: []").Expression, Is.EqualTo(expression));
    }

    [Test]
    public void Several_credentials_at_once_are_one_expression()
    {
        var facts = Read("One: { type: apiKey, in: header, name: X-Key }\n    Two: { type: apiKey, in: header, name: X-App }", "- One: []\n    Two: []");

        Assert.That(facts.Expression, Is.EqualTo("CredentialScheme.All(CredentialScheme.ApiKey(\"X-Key\"), CredentialScheme.ApiKey(\"X-App\"))"));
    }

    [Test]
    public void Of_alternatives_the_first_counts()
    {
        var facts = Read("One: { type: http, scheme: basic }\n    Two: { type: http, scheme: bearer }", "- Two: []\n  - One: []");

        Assert.That(facts.Expression, Is.EqualTo("CredentialScheme.Bearer"));
    }

    [TestCase("- {}\n  - One: []", true)]
    [TestCase("- One: []", false)]
    public void A_credential_that_no_operation_needs_is_optional(string security, bool isOptional)
    {
        Assert.That(Read("One: { type: http, scheme: bearer }", security).IsOptional, Is.EqualTo(isOptional));
    }

    [TestCase("{ type: http, scheme: digest }")]
    [TestCase("{ type: apiKey, in: cookie, name: session }")]
    public void A_scheme_that_is_not_supported_is_one_sentence(string scheme)
    {
        Assert.That(() => Read($"One: {scheme}", "- One: []"), Throws.TypeOf<BuildFailure>().With.Message.Contains("is not supported; take one that is"));
    }

    [Test]
    public void A_token_and_a_key_at_once_are_one_sentence()
    {
        const string Schemes = "One: { type: oauth2, flows: { clientCredentials: { tokenUrl: /t, scopes: {} } } }\n    Two: { type: apiKey, in: header, name: X }";

        Assert.That(() => Read(Schemes, "- One: []\n    Two: []"), Throws.TypeOf<BuildFailure>().With.Message.Contains("which no client can do"));
    }

    private static CredentialFacts Read(string schemes, string security)
    {
        var yaml = $"security:\n  {security}\npaths:\n  /a:\n    get: {{ operationId: a }}\ncomponents:\n  securitySchemes:\n    {schemes}\n";
        return CredentialFacts.Read(SpecDocument.Read("some.yaml", yaml, out _)!);
    }
}
