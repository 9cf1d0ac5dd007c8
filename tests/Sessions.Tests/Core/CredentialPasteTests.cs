using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// Credentials as people paste them: what is around them is taken off, and each mistake inside them has its own message.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CredentialPasteTests
{
    private static readonly string[] Edges = ["", " ", "\n", "\r\n", "\t", "\u00a0", " \r\n\r\n"];

    private static readonly CredentialScheme Custom = CredentialScheme.ApiKey("Authorization");
    private static readonly CredentialScheme Pair = CredentialScheme.All(CredentialScheme.ApiKey("X-Key"), CredentialScheme.Bearer);

    // The scheme, what is pasted between white space, the header, and its value.
    private static readonly object[][] Pasted =
    [
        [CredentialScheme.Bearer, "abc", "Authorization", "Bearer abc"],
        [CredentialScheme.Bearer, "Bearer abc", "Authorization", "Bearer abc"],
        [CredentialScheme.Bearer, "bearer   abc", "Authorization", "Bearer abc"],
        [CredentialScheme.Bearer, "BEARER\tabc", "Authorization", "Bearer abc"],
        [CredentialScheme.Bearer, "bearerabc", "Authorization", "Bearer bearerabc"],
        [CredentialScheme.Basic, "Aladdin:open sesame", "Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
        [CredentialScheme.Basic, "Basic Aladdin:open sesame", "Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
        [CredentialScheme.Basic, "basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
        [CredentialScheme.ApiKey("X-Key"), "abc", "X-Key", "abc"],
        [Custom, "abc", "Authorization", "abc"],
        [Custom, "Token abc", "Authorization", "Token abc"],
        [Custom, "Token token=abc, email=me", "Authorization", "Token token=abc, email=me"],
        [Pair, "key-1 abc", "Authorization", "Bearer abc"],
        [Pair, "key-1\r\nBearer abc", "Authorization", "Bearer abc"],
        [Pair, "key-1  \t abc", "X-Key", "key-1"],
        [CredentialScheme.All(Custom, CredentialScheme.ApiKey("X-Key")), "Token abc key-1", "Authorization", "Token abc"],
        [CredentialScheme.All(Custom, CredentialScheme.ApiKey("X-Key")), "abc key-1", "X-Key", "key-1"],
        [CredentialScheme.ClientCredentials("/token"), "Bearer abc", "Authorization", "Bearer abc"],
    ];

    private static readonly object[][] Mistakes =
    [
        [CredentialScheme.Bearer, "", "must not be blank"],
        [CredentialScheme.Bearer, " \r\n", "must not be blank"],
        [CredentialScheme.Bearer, "canary\r\nX-Evil: 1", "must not have a line break or another control character inside"],
        [CredentialScheme.Bearer, "canary\0", "must not have a line break or another control character inside"],
        [CredentialScheme.Bearer, "canäry", "must consist of visible ASCII characters, which its character 4 is not"],
        [CredentialScheme.Bearer, "canary\u200b", "must consist of visible ASCII characters, which its character 7 is not"],
        [CredentialScheme.Bearer, "canary 1", "must not have a blank inside"],
        [CredentialScheme.Bearer, "Token canary", "must not have a blank inside"],
        [CredentialScheme.ApiKey("X-Key"), "Token canary", "must not have a blank inside"],
        [CredentialScheme.QueryKey("key"), "canary 1", "must not have a blank inside"],
        [CredentialScheme.Bearer, "Bearer ", "must not be the word Bearer alone: the credential is missing after it"],
        [CredentialScheme.Basic, "basic", "must not be the word Basic alone: the credential is missing after it"],
        [CredentialScheme.Bearer, "\"canary\"", "must not be in quotation marks"],
        [CredentialScheme.ApiKey("X-Key"), "'canary'", "must not be in quotation marks"],
        [CredentialScheme.Basic, "canary", "must be a user name, a colon and a password, and has no colon"],
        [CredentialScheme.Basic, "Basic bm8gY29sb24=", "must be a user name, a colon and a password, and has no colon"],
        [CredentialScheme.Basic, ":canary", "must be a user name, a colon and a password, and has no user name"],
        [CredentialScheme.Basic, "canary:a\nb", "must be a user name, a colon and a password, without control characters"],
        [Pair, "canary", "must be 2 credentials with a blank between them"],
        [Pair, "canary 2 3", "must be 2 credentials with a blank between them"],
        [CredentialScheme.ClientCredentials("/token"), "canary:", "must have an identifier and a secret around its colon"],
        [CredentialScheme.ClientCredentials("/token"), ":canary", "must have an identifier and a secret around its colon"],
    ];

    [TestCaseSource(nameof(Pasted))]
    public async Task White_space_around_a_credential_is_trimmed_and_its_scheme_is_not_doubled(object scheme, string key, string header, string value)
    {
        foreach (var text in Edges.SelectMany(before => Edges.Select(after => before + key + after)).Append("\ufeff" + key + "\n"))
        {
            Assert.That((await SendAsync((CredentialScheme)scheme, options => options.ApiKey = text)).Header(header), Is.EqualTo(value), () => Escaped(text));
            Assert.That(
                (await SendAsync((CredentialScheme)scheme, options => (options.ApiKey, options.CredentialProvider) = (null, _ => new ValueTask<string?>(text)))).Header(header),
                Is.EqualTo(value),
                () => Escaped(text));
        }
    }

    [TestCaseSource(nameof(Mistakes))]
    public void Each_mistake_in_a_key_has_its_own_message_without_the_key(object scheme, string key, string message)
    {
        Assert.That(
            () => SessionsPipeline.Create(new ScriptedHandler(), new AddedOptions((CredentialScheme)scheme, key)),
            Throws.ArgumentException.With.Message.EqualTo($"AddedOptions.ApiKey {message}. (Parameter 'options')"));
    }

    [TestCaseSource(nameof(Mistakes))]
    public async Task Each_mistake_of_a_provider_of_keys_has_its_own_message_without_the_key(object scheme, string key, string message)
    {
        // Null and empty mean that there is no key, which is no mistake.
        var supplied = key.Length == 0 ? " " : key;
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var options = new AddedOptions((CredentialScheme)scheme, "unused") { ApiKey = null, CredentialProvider = _ => new ValueTask<string?>(supplied) };

        var exception = await Assert.ThrowsAsync<SessionsException>(
            () => SessionsPipeline.Create(handler, options).SendAsync(AddedOptions.Request(), CancellationToken.None));

        Assert.That(exception!.Message, Is.EqualTo($"The credential provider returned a key that can't be sent: it {message}. Nothing was sent."));
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task The_secret_of_a_client_is_trimmed_before_it_is_exchanged()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""{"access_token":"t","expires_in":60}"""), ScriptedHandler.Json("{}"));
        var options = new AddedOptions(CredentialScheme.ClientCredentials("https://login.test/token"), "\ufeffid:secret\r\n");

        await SessionsPipeline.Create(handler, options).SendAsync(AddedOptions.Request(), CancellationToken.None);

        Assert.That(handler.Requests[0].Body, Does.EndWith("client_id=id&client_secret=secret"));
    }

    private static async Task<ReceivedRequest> SendAsync(CredentialScheme scheme, Action<AddedOptions> configure)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var options = new AddedOptions(scheme, "unused");
        configure(options);
        await SessionsPipeline.Create(handler, options).SendAsync(AddedOptions.Request(), CancellationToken.None);
        return handler.Request;
    }

    private static string Escaped(string text)
    {
        return string.Concat(text.Select(character => character is > ' ' and < '\u007f' ? character.ToString() : $"\\u{(int)character:x4}"));
    }
}
