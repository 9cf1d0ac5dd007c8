using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sessions.Core;
using Sessions.Orq;
using Sessions.Portal;
using Sessions.WhyLabs;

namespace Sessions.Tests;

// The environment belongs to the process, so these run alone.
[NonParallelizable]
internal sealed class OptionsTests
{
    private static readonly string[] Variables = ["ORQ_API_KEY", "ORQ_BASE_URL", "PORTAL_BEARER_TOKEN", "PORTAL_BASE_URL", "WHYLABS_API_KEY", "ACME_TOKEN_URL"];

    // Without the commit, which the build appends.
    private static readonly string PackageVersion =
        typeof(OrqSessionsClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    [SetUp]
    [TearDown]
    public void Clear_the_environment()
    {
        foreach (var variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Test]
    public void A_missing_key_is_named_with_its_option_and_its_variable()
    {
        Assert.That(
            () => new OrqSessionsClient(new OrqSessionsOptions()),
            Throws.ArgumentException.With.Message.Contains("set OrqSessionsOptions.ApiKey or the environment variable ORQ_API_KEY"));
    }

    [Test]
    public void A_missing_address_is_named_where_the_provider_has_no_public_one()
    {
        Assert.That(
            () => new PortalSessionsClient(new PortalSessionsOptions { ApiKey = "t" }),
            Throws.ArgumentException.With.Message.Contains(
                "Portal has no public address: set PortalSessionsOptions.BaseAddress or the environment variable PORTAL_BASE_URL"));
    }

    [Test]
    public void A_provider_with_operations_without_a_key_needs_none()
    {
        Assert.That(() => new WhyLabsSessionsClient(new WhyLabsSessionsOptions()), Throws.Nothing);
    }

    [TestCase("http://api.test", "OrqSessionsOptions.BaseAddress must use https")]
    [TestCase("ftp://api.test", "OrqSessionsOptions.BaseAddress must be an absolute http or https address")]
    [TestCase("https+http://orq", "OrqSessionsOptions.BaseAddress has the scheme https+http of service discovery, which is not supported")]
    [TestCase("https://api.test/v4?k=1", "no query, no fragment and no user name")]
    [TestCase("https://api.test/v4#x", "no query, no fragment and no user name")]
    [TestCase("https://me:secret@api.test", "no query, no fragment and no user name")]
    public void A_base_address_that_can_not_be_used_is_refused(string address, string message)
    {
        Assert.That(
            () => new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = new Uri(address) }),
            Throws.ArgumentException.With.Message.Contains(message).And.Message.Not.Contains("secret"));
    }

    [TestCase("http://localhost:1/")]
    [TestCase("http://127.0.0.1:1/")]
    [TestCase("http://[::1]:1/")]
    public void Plain_http_is_allowed_on_loopback(string address)
    {
        Assert.That(() => new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = new Uri(address) }), Throws.Nothing);
    }

    [Test]
    public void Plain_http_is_allowed_elsewhere_when_asked_for()
    {
        Assert.That(
            () => new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", BaseAddress = new Uri("http://api.test"), AllowPlainHttp = true }),
            Throws.Nothing);
    }

    [TestCase("", "must not be blank")]
    [TestCase(" ", "must not be blank")]
    [TestCase("key\r\nX-Evil: 1", "must not have a line break")]
    [TestCase("schlüssel", "must consist of visible ASCII characters")]
    public void A_key_that_no_header_can_carry_is_refused_without_repeating_it(string key, string objection)
    {
        Assert.That(
            () => new OrqSessionsClient(new OrqSessionsOptions { ApiKey = key }),
            Throws.ArgumentException.With.Message.Contains("OrqSessionsOptions.ApiKey " + objection).And.Message.Not.Contains("Evil"));
    }

    [Test]
    public void A_key_and_a_provider_of_keys_exclude_each_other()
    {
        Assert.That(
            () => new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", CredentialProvider = _ => new ValueTask<string?>("k") }),
            Throws.ArgumentException.With.Message.Contains("not both"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(1024L * 1024 * 1024 + 1)]
    [TestCase(long.MaxValue)]
    public void A_limit_of_the_response_that_no_body_can_be_read_within_is_refused(long limit)
    {
        Assert.That(
            () => new OrqSessionsClient(new OrqSessionsOptions { ApiKey = "k", MaxResponseBytes = limit }),
            Throws.ArgumentException.With.Message.Contains($"OrqSessionsOptions.MaxResponseBytes must lie between 1 and 1073741824, but is {limit}."));
    }

    [Test]
    public void Every_problem_is_told_at_once()
    {
        var options = new OrqSessionsOptions { MaxResponseBytes = 0, Timeout = TimeSpan.Zero, Retry = { MaxRetries = -1 } };

        Assert.That(
            () => new OrqSessionsClient(options),
            Throws.ArgumentException.With.Message.Contains("ApiKey")
                .And.Message.Contains("MaxResponseBytes")
                .And.Message.Contains("Timeout")
                .And.Message.Contains("Retry.MaxRetries"));
    }

    [Test]
    public async Task Key_and_address_come_from_the_environment_when_no_option_is_set()
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", "from-environment");
        Environment.SetEnvironmentVariable("ORQ_BASE_URL", "https://environment.test/");
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await new OrqSessionsClient(handler, new OrqSessionsOptions()).GetSessionAsync("s");

        Assert.Multiple(() =>
        {
            Assert.That(handler.Request.Address.Host, Is.EqualTo("environment.test"));
            Assert.That(handler.Request.Header("Authorization"), Is.EqualTo("Bearer from-environment"));
        });
    }

    [Test]
    public async Task An_option_wins_over_the_environment()
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", "from-environment");
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, options => options.ApiKey = "from-option").GetSessionAsync("s");

        Assert.That(handler.Request.Header("Authorization"), Is.EqualTo("Bearer from-option"));
    }

    [Test]
    public void A_variable_that_is_no_address_is_named()
    {
        Environment.SetEnvironmentVariable("PORTAL_BASE_URL", "portal.test");

        Assert.That(
            () => new PortalSessionsClient(new PortalSessionsOptions { ApiKey = "t" }),
            Throws.ArgumentException.With.Message.EqualTo(
                "The environment variable PORTAL_BASE_URL must hold an absolute http or https address. (Parameter 'options')"));
    }

    [TestCase("ftp://localhost/token")]
    [TestCase("login.test")]
    public void A_variable_that_is_no_token_address_is_named(string address)
    {
        Environment.SetEnvironmentVariable("ACME_TOKEN_URL", address);

        Assert.That(
            () => SessionsPipeline.Create(new AddedOptions(CredentialScheme.ClientCredentials("/token"), "id:secret")),
            Throws.ArgumentException.With.Message.EqualTo(
                "The environment variable ACME_TOKEN_URL must hold an absolute http or https address. (Parameter 'options')"));
    }

    [Test]
    public async Task A_variable_is_trimmed()
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", "Bearer from-environment\r\n");
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await new OrqSessionsClient(handler, new OrqSessionsOptions()).GetSessionAsync("s");

        Assert.That(handler.Request.Header("Authorization"), Is.EqualTo("Bearer from-environment"));
    }

    [Test]
    public void A_variable_that_no_header_can_carry_is_named()
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", "key 1");

        Assert.That(
            () => new OrqSessionsClient(new OrqSessionsOptions()),
            Throws.ArgumentException.With.Message.EqualTo(
                "The environment variable ORQ_API_KEY must not have a blank inside. (Parameter 'options')"));
    }

    [Test]
    public void An_empty_variable_counts_as_none()
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", string.Empty);

        Assert.That(
            () => new OrqSessionsClient(new OrqSessionsOptions()),
            Throws.ArgumentException.With.Message.EqualTo(
                "No key for orq.ai: set OrqSessionsOptions.ApiKey or the environment variable ORQ_API_KEY. (Parameter 'options')"));
    }

    [Test]
    public void A_named_client_does_not_read_the_environment()
    {
        Environment.SetEnvironmentVariable("ORQ_API_KEY", "from-environment");
        var services = new ServiceCollection();
        services.AddOrqSessions("tenant", _ => { });
        using var provider = services.BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredKeyedService<IOrqSessionsClient>("tenant"),
            Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
                "No key for orq.ai: set OrqSessionsOptions.ApiKey (a named client never reads the environment variable ORQ_API_KEY)."));
    }

    [Test]
    public async Task The_public_address_is_used_when_there_is_no_other()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await new OrqSessionsClient(handler, new OrqSessionsOptions { ApiKey = "k" }).GetSessionAsync("s");

        Assert.That(handler.Request.Address.AbsoluteUri, Is.EqualTo("https://my.orq.ai/v2/traces/sessions/s"));
    }

    [Test]
    public async Task The_user_agent_names_the_package_and_the_suffix()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, options => options.UserAgentSuffix = "my-app/1.2").GetSessionAsync("s");

        Assert.That(handler.Request.Header("User-Agent"), Is.EqualTo($"Sessions.Orq/{PackageVersion} my-app/1.2"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public async Task The_user_agent_without_a_suffix_is_the_package(string? suffix)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("{}"));

        await Clients.Orq(handler, options => options.UserAgentSuffix = suffix).GetSessionAsync("s");

        Assert.That(handler.Request.Header("User-Agent"), Is.EqualTo($"Sessions.Orq/{PackageVersion}"));
    }
}
