using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// Where a request may go, whatever a template or a document made of its path: below the base address, or nowhere.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class AddressGuardTests
{
    private static readonly SessionsOperation Get = new("GetThing", HttpMethod.Get, "/{id}", CredentialRequirement.Required);

    private static readonly string[] Bases =
        ["https://api.test", "https://api.test/", "https://api.test:8443", "https://api.test/base", "https://api.test/a/b/", "https://bücher.test/ü", "https://api.test/%7Ea%2fb"];

    private static readonly string[] Ways =
    [
        ".evil.com", ".evil.com/x", "-evil.com", "evil", ":444/x", ":x", "@evil.com", "@evil.com/x", ":@evil.com/x", ":y@evil.com/x", "%2e%2e/x", ".", "..",
        "/..", "/../", "/../../x", "/x/../../y", "/%2e%2e/x", "/%2E%2E/%2e%2e/x", "/.%2e/x", "/x/%2e./../../y", "\\..\\x", "/..\\x", "/\\../\\../x", "ase/x", "\u2024evil.com",
        "\r\n.evil.com", " .evil.com", "\t@evil.com", "／x", "。evil.com",
    ];

    [Test]
    public async Task A_path_never_leaves_the_base_address([ValueSource(nameof(Bases))] string address)
    {
        foreach (var path in Ways.Concat(Enumerable.Range(1, 0x2fff).Select(character => $"{(char)character}evil.com/x")))
        {
            await IsBelowOrRefusedAsync(new Uri(address), request => request.AddPath(path));
        }
    }

    [Test]
    public async Task A_value_at_the_start_of_a_path_never_leaves_the_base_address([ValueSource(nameof(Bases))] string address)
    {
        foreach (var value in Ways.Where(value => !string.IsNullOrWhiteSpace(value) && value is not ("." or "..")))
        {
            await IsBelowOrRefusedAsync(new Uri(address), request => request.AddSegment("id", value));
            await IsBelowOrRefusedAsync(
                new Uri(address),
                request =>
                {
                    request.AddPath("/x");
                    request.AddSegment("id", value);
                });
        }
    }

    [Test]
    public async Task Two_values_that_make_dots_together_do_not_leave_the_base_address()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var request = new SessionsRequest(Get);
        request.AddPath("/.");
        request.AddSegment("id", ".x");
        request.AddPath("/.");
        request.AddPath("./..");

        var exception = await Assert.ThrowsAsync<SessionsException>(() => Pipeline(handler, new Uri("https://api.test/base")).SendAsync(request, CancellationToken.None));

        Assert.That((exception!.Message, handler.Requests.Count), Is.EqualTo((
            "The path of GetThing leads out of the base address, where the key must not go; nothing was sent. Check the arguments of the call and the path of the "
            + "operation.", 0)));
    }

    [TestCase("", "https://api.test/base")]
    [TestCase("/", "https://api.test/base/")]
    [TestCase("?a=1", "https://api.test/base?a=1")]
    [TestCase("//x", "https://api.test/base//x")]
    [TestCase("/x/../y", "https://api.test/base/y")]
    [TestCase("/x?a=/../..", "https://api.test/base/x?a=/../..")]
    public async Task A_path_below_the_base_address_is_sent(string path, string expected)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var request = new SessionsRequest(Get);
        request.AddPath(path);

        await Pipeline(handler, new Uri("https://api.test/base")).SendAsync(request, CancellationToken.None);

        Assert.That(handler.Request.Address.AbsoluteUri, Is.EqualTo(expected));
    }

    [TestCase("https://storage.test/p", "https://api.test", false)]
    [TestCase("https://storage.test/p", "http://localhost:1", false)]
    [TestCase("http://storage.test/p", "https://api.test", true)]
    [TestCase("http://127.0.0.1:1/p", "http://localhost:2", false)]
    [TestCase("http://[::1]:1/p", "https://127.0.0.1", false)]
    public async Task An_upload_goes_over_TLS_or_stays_in_the_machine_or_is_allowed(string upload, string address, bool allowPlainHttp)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await UploadAsync(handler, upload, address, allowPlainHttp);

        Assert.That(handler.Request.Address.AbsoluteUri, Is.EqualTo(upload));
    }

    [TestCase("http://storage.test/secret", "https://api.test")]
    [TestCase("http://storage.test/secret", "http://localhost:1")]
    [TestCase("http://127.0.0.1:1/secret", "https://api.test")]
    [TestCase("http://localhost:1/secret", "https://api.test")]
    [TestCase("http://localhost.evil.test/secret", "http://localhost:1")]
    [TestCase("http://127.0.0.1.evil.test/secret", "http://127.0.0.1:1")]
    [TestCase("HTTP://storage.test/secret", "https://api.test")]
    public async Task An_upload_in_plain_text_is_refused_without_its_address(string upload, string address)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        var exception = await Assert.ThrowsAsync<SessionsException>(() => UploadAsync(handler, upload, address, allowPlainHttp: false));

        Assert.That((exception!.Message, handler.Requests.Count), Is.EqualTo((
            "The address of Upload does not use https, so that what is uploaded can be read on the way; nothing was sent. Set AllowPlainHttp if that is intended.", 0)));
    }

    [TestCase("ftp://localhost/token")]
    [TestCase("file:///etc/token")]
    [TestCase("ws://localhost/token")]
    [TestCase("gopher://login.test/token")]
    [TestCase("javascript:alert(1)")]
    [TestCase("https://me:secret@login.test/token")]
    public void A_token_address_that_is_not_of_the_web_is_refused(string address)
    {
        foreach (var allowed in new[] { false, true })
        {
            var inOption = new AddedOptions(CredentialScheme.ClientCredentials("/token"), "id:secret") { TokenAddress = new Uri(address), AllowPlainHttp = allowed };
            var inScheme = new AddedOptions(CredentialScheme.ClientCredentials(address), "id:secret") { AllowPlainHttp = allowed };
            foreach (var options in new[] { inOption, inScheme })
            {
                Assert.That(
                    () => SessionsPipeline.Create(options),
                    Throws.ArgumentException.With.Message.EqualTo(
                        "AddedOptions.TokenAddress must be an absolute https address without a user name. (Parameter 'options')"));
            }
        }
    }

    [Test]
    public void A_relative_token_address_is_refused()
    {
        var options = new AddedOptions(CredentialScheme.ClientCredentials("/token"), "id:secret") { TokenAddress = new Uri("/token", UriKind.Relative), AllowPlainHttp = true };

        Assert.That(() => SessionsPipeline.Create(options), Throws.ArgumentException.With.Message.Contains("AddedOptions.TokenAddress must be an absolute https address"));
    }

    private static async Task IsBelowOrRefusedAsync(Uri address, Action<SessionsRequest> compose)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));
        var request = new SessionsRequest(Get);
        compose(request);
        try
        {
            await Pipeline(handler, address).SendAsync(request, CancellationToken.None);
        }
        catch (SessionsException exception) when (exception.Message.Contains("leads out of the base address", StringComparison.Ordinal))
        {
            Assert.That(handler.Requests, Is.Empty);
            return;
        }

        // As a server reads it: an encoded dot is a dot (RFC 3986, section 6.2.2.2).
        var sent = new Uri(handler.Request.Address.AbsoluteUri.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase));
        Assert.That((sent.Scheme, sent.IdnHost, sent.Port, sent.UserInfo), Is.EqualTo((address.Scheme, address.IdnHost, address.Port, string.Empty)));
        Assert.That(sent.AbsolutePath + "/", Does.StartWith(address.AbsolutePath.TrimEnd('/') + "/"));
    }

    private static Task UploadAsync(HttpMessageHandler handler, string upload, string address, bool allowPlainHttp)
    {
        var options = new AddedOptions(CredentialScheme.Bearer, "k") { BaseAddress = new Uri(address), AllowPlainHttp = allowPlainHttp };
        return SessionsPipeline.Create(handler, options).SendAsync(
            PreSignedUpload.Request(PreSignedUpload.Operation("Upload"), upload, FileUpload.FromBytes([1], "f"), progress: null), CancellationToken.None);
    }

    private static SessionsPipeline Pipeline(HttpMessageHandler handler, Uri address)
    {
        return SessionsPipeline.Create(handler, new AddedOptions(CredentialScheme.Bearer, "k") { BaseAddress = address });
    }
}
