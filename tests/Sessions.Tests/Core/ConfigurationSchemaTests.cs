using System.Reflection;
using Newtonsoft.Json.Linq;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// The JSON schema that each package brings for appsettings.json says neither more nor less than what is bound.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ConfigurationSchemaTests
{
    private static readonly string[] Providers = [.. ProviderPackage.All.Select(package => package.Name)];

    // Can't stand in a file: a function, a factory, a clock.
    private static readonly string[] SetInCodeOnly = ["CredentialProvider", "LoggerFactory", "TimeProvider", "Provider"];

    [TestCaseSource(nameof(Providers))]
    public void The_schema_lists_every_option_that_can_be_bound(string provider)
    {
        Assert.That(Names(SchemaOf(provider)), Is.EquivalentTo(Properties(typeof(SessionsClientOptions)).Except(SetInCodeOnly)));
    }

    [TestCaseSource(nameof(Providers))]
    public void The_schema_lists_every_option_of_the_retries(string provider)
    {
        Assert.That(Names((JObject)SchemaOf(provider)["properties"]!["Retry"]!), Is.EquivalentTo(Properties(typeof(RetryOptions))));
    }

    [TestCaseSource(nameof(Providers))]
    public void Every_option_of_the_schema_is_described(string provider)
    {
        Assert.That(SchemaOf(provider).SelectTokens("..description").Select(token => (string?)token), Has.Exactly(18).Items.And.All.EndsWith("."));
    }

    private static JObject SchemaOf(string provider)
    {
        var schema = JObject.Parse(SourceTree.Read($"src/Sessions.{provider}/ConfigurationSchema.json"));
        return (JObject)schema.SelectToken($"properties.Sessions.properties.{provider}")!;
    }

    private static IEnumerable<string> Names(JObject schema) => ((JObject)schema["properties"]!).Properties().Select(property => property.Name);

    private static IEnumerable<string> Properties(Type type)
    {
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);
    }
}
