using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// All clients can be used side by side, in one file even.
/// </summary>
internal sealed class CollisionTests
{
    // What two providers call alike. In a file that imports both namespaces such a name needs an alias; a new one here is a price to pay.
    private static readonly string[] SharedNames =
    [
        "CreateSessionRequest", "CreateSessionResponse", "ErrorDetail", "HTTPValidationError", "Session", "ValidationError",
    ];

    private const string OneFile = """
        using Microsoft.Extensions.DependencyInjection;
        using Sessions.Core;
        using Sessions.Humanloop;
        using Sessions.Orq;
        using Sessions.Portal;
        using Sessions.WhyLabs;
        using OrqRequest = Sessions.Orq.CreateSessionRequest;

        var services = new ServiceCollection();
        services.AddHumanloopSessions();
        services.AddOrqSessions();
        services.AddPortalSessions();
        services.AddWhyLabsSessions();
        await using var provider = services.BuildServiceProvider();
        var humanloop = provider.GetRequiredService<IHumanloopSessionsClient>();
        var orq = provider.GetRequiredService<IOrqSessionsClient>();
        var portal = provider.GetRequiredService<IPortalSessionsClient>();
        var whyLabs = provider.GetRequiredService<IWhyLabsSessionsClient>();
        try
        {
            var request = new OrqRequest { ExternalId = "one" };
            var first = await orq.CreateSessionAsync(request);
            var second = await whyLabs.CreateSessionAsync(new() { UserId = first.Id });
            var third = await portal.GetSessionAsync(second.Id);
            var records = humanloop.ListAllSessionsAsync(third.Id);
        }
        catch (SessionsNotFoundException)
        {
        }
        """;

    [Test]
    public void A_file_that_imports_all_clients_compiles()
    {
        Assert.That(SnippetCompiler.Problems(new Snippet("one.cs", 1, OneFile)), Is.Empty);
    }

    [Test]
    public void Few_names_are_shared_by_two_of_the_reconstructed_clients()
    {
        var reconstructed = ProviderPackage.All.Where(package => KnownOperation.Providers.Contains(package.Name.ToLowerInvariant()));
        var names = reconstructed.SelectMany(package => TypeNames(package.Assembly)).GroupBy(name => name).Where(group => group.Count() > 1);

        Assert.That(names.Select(group => group.Key), Is.EquivalentTo(SharedNames));
    }

    [Test]
    public void No_name_of_a_client_is_one_of_the_runtime_below_all_of_them()
    {
        var names = ProviderPackage.All.SelectMany(package => TypeNames(package.Assembly));

        Assert.That(names.Intersect(TypeNames(typeof(SessionsClient).Assembly)), Is.Empty);
    }

    [Test]
    public void No_extension_method_is_brought_by_two_packages()
    {
        var methods = ProviderPackage.All.Select(package => package.Assembly).Append(typeof(SessionsClient).Assembly)
            .SelectMany(assembly => assembly.GetExportedTypes()
                .SelectMany(type => type.GetMethods())
                .Where(method => method.IsDefined(typeof(ExtensionAttribute), inherit: false))
                .Select(method => method.Name)
                .Distinct());

        Assert.That(methods, Is.Unique.And.Not.Empty);
    }

    [Test]
    public void Each_schema_of_settings_describes_a_section_of_its_own()
    {
        var sections = ProviderPackage.All
            .Select(package => JObject.Parse(SourceTree.Read($"src/Sessions.{package.Name}/ConfigurationSchema.json")))
            .SelectMany(schema => ((JObject)schema["properties"]!["Sessions"]!["properties"]!).Properties());

        Assert.That(sections.Select(section => section.Name), Is.EqualTo(ProviderPackage.All.Select(package => package.Name)));
    }

    private static IEnumerable<string> TypeNames(System.Reflection.Assembly assembly)
    {
        return assembly.GetExportedTypes().Where(type => !type.IsNested && type.Assembly == assembly).Select(type => type.Name);
    }
}
