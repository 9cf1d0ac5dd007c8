using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class CredentialSchemeTests
{
    [Test]
    public async Task Basic_is_name_and_password_in_base64()
    {
        var request = await SendAsync(CredentialScheme.Basic, "Aladdin:open sesame");

        Assert.That(request.Header("Authorization"), Is.EqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    }

    [Test]
    public async Task A_key_of_the_query_is_added_to_the_query()
    {
        var request = await SendAsync(CredentialScheme.QueryKey("api key"), "a+b&c");

        Assert.That(request.Address.AbsoluteUri, Is.EqualTo("https://api.test/base/things?api%20key=a%2Bb%26c"));
    }

    [Test]
    public async Task Several_credentials_go_to_their_places()
    {
        var request = await SendAsync(CredentialScheme.All(CredentialScheme.ApiKey("X-Key"), CredentialScheme.QueryKey("app")), "key-1 app-1");

        Assert.That((request.Header("X-Key"), request.Address.Query), Is.EqualTo(("key-1", "?app=app-1")));
    }

    [TestCase("no colon")]
    [TestCase(":no name")]
    [TestCase("line:\nbreak")]
    public void What_is_no_name_and_password_is_refused(string key)
    {
        Assert.That(() => Pipeline(CredentialScheme.Basic, key, new ScriptedHandler()), Throws.ArgumentException.With.Message.Contains("must be a user name, a colon and a password"));
    }

    [TestCase("one")]
    [TestCase("one two three")]
    public void Too_few_or_too_many_credentials_are_refused(string key)
    {
        var scheme = CredentialScheme.All(CredentialScheme.ApiKey("X-Key"), CredentialScheme.ApiKey("X-App"));

        Assert.That(() => Pipeline(scheme, key, new ScriptedHandler()), Throws.ArgumentException.With.Message.Contains("must be 2 credentials with a blank between them"));
    }

    [TestCase("X-Key")]
    [TestCase("x-app")]
    public void A_header_of_a_credential_can_not_be_set_for_a_call(string name)
    {
        var scheme = CredentialScheme.All(CredentialScheme.ApiKey("X-Key"), CredentialScheme.ApiKey("X-App"));
        var pipeline = Pipeline(scheme, "one two", new ScriptedHandler());

        Assert.That(() => pipeline.With(new RequestOptions { Headers = { [name] = "mine" } }), Throws.ArgumentException);
    }

    [Test]
    public void Several_schemes_have_at_least_one_and_none_that_gets_a_token()
    {
        Assert.That(() => CredentialScheme.All(), Throws.ArgumentException);
        Assert.That(() => CredentialScheme.All(CredentialScheme.ClientCredentials("/token")), Throws.ArgumentException);
    }

    private static async Task<ReceivedRequest> SendAsync(CredentialScheme scheme, string key)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        await Pipeline(scheme, key, handler).SendAsync(AddedOptions.Request(), CancellationToken.None);
        return handler.Request;
    }

    private static SessionsPipeline Pipeline(CredentialScheme scheme, string key, HttpMessageHandler handler)
    {
        return SessionsPipeline.Create(handler, new AddedOptions(scheme, key));
    }
}
