using Sessions.Build;

namespace Sessions.Tests.Build;

internal sealed class RepositoryTests
{
    [Test]
    public void Providers_are_discovered_from_their_projects()
    {
        Assert.That(
            Repository.Find(AppContext.BaseDirectory).FindProviders().Select(provider => provider.Name),
            Is.SupersetOf(new[] { "Humanloop", "Orq", "Portal", "WhyLabs" }).And.Ordered);
    }

    [Test]
    public void A_project_that_compiles_contracts_or_nothing_generated_is_no_provider()
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/Sessions.New/Sessions.New.csproj", Project("<NSwagProviders>New</NSwagProviders><NSwagCode>Client</NSwagCode>"));
        folder.Write("src/Sessions.Server/Sessions.Server.csproj", Project("<NSwagProviders>New</NSwagProviders><NSwagCode>Contract</NSwagCode>"));
        folder.Write("src/Sessions.Plain/Sessions.Plain.csproj", Project(""));

        Assert.That(new Repository(folder.Path).FindProviders().Select(provider => provider.SpecName), Has.One.Items.And.One.EqualTo("specs/new/openapi.yaml"));
    }

    [Test]
    public void The_packages_are_the_packable_projects_with_their_frameworks()
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/Sessions.A/Sessions.A.csproj", Project("<IsPackable>true</IsPackable><TargetFrameworks>net8.0;net10.0</TargetFrameworks>"));
        folder.Write("src/Sessions.B/Sessions.B.csproj", Project("<TargetFramework>net10.0</TargetFramework>"));

        Assert.That(
            new Repository(folder.Path).FindPackageProjects().Select(project => $"{project.Id} {string.Join("+", project.TargetFrameworks)}"),
            Has.One.Items.And.One.EqualTo("Sessions.A net8.0+net10.0"));
    }

    [Test]
    public void A_folder_outside_any_clone_is_refused_in_one_sentence()
    {
        using var folder = new TemporaryFolder();

        Assert.That(
            () => Repository.Find(folder.Path),
            Throws.TypeOf<BuildFailure>().With.Message.EndsWith("run the program inside a clone, with `dotnet run --project build`."));
    }

    [TestCase("../elsewhere")]
    [TestCase("src/../../elsewhere")]
    [TestCase("/elsewhere")]
    [TestCase("..")]
    public void A_path_out_of_the_repository_is_refused(string path)
    {
        using var folder = new TemporaryFolder();

        Assert.That(
            () => new Repository(folder.Path).PathTo(path),
            Throws.TypeOf<BuildFailure>().With.Message.EqualTo($"'{path}' is outside of the repository, where nothing is read or written; correct what names it."));
    }

    [TestCase("src/..name")]
    [TestCase("...")]
    [TestCase("src/../specs")]
    [TestCase("")]
    public void A_path_in_the_repository_is_whole(string path)
    {
        using var folder = new TemporaryFolder();

        Assert.That(new Repository(folder.Path + Path.DirectorySeparatorChar).PathTo(path), Is.EqualTo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, folder.Path))));
    }

    private static string Project(string properties) => $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>";
}
