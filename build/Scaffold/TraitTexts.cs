namespace Sessions.Build.Scaffold;

/// <summary>
/// What the files of a client say where it takes a credential or has a health check, and what where it doesn't.
/// </summary>
internal static class TraitTexts
{
    private const string HealthSnippet =
        "\nvar health = await client.CheckHealthAsync();\nConsole.WriteLine(health.IsHealthy ? \"Ready.\" : health.Description);\n";

    public static Dictionary<string, string> Of(SpecFacts facts)
    {
        var (name, credential) = (facts.Name, facts.Credential);
        var upper = name.ToUpperInvariant();
        return new Dictionary<string, string>
        {
            ["CredentialInOptions"] = credential.IsTaken
                ? $"<c>ApiKey</c> or, for an unnamed client, the environment variable\n/// <c>{upper}_API_KEY</c> holds the {credential.Words}; the address is"
                : "No operation takes a credential. The address\n/// is",
            ["CredentialInReadme"] = credential.IsTaken
                ? $"`ApiKey` holds the {credential.Words}. Without it, an unnamed client reads the environment variable `{upper}_API_KEY`, and the address from\n`{upper}_BASE_URL`."
                : $"No operation takes a credential. An unnamed client reads its address from the environment variable `{upper}_BASE_URL`.",
            ["KeyInOptions"] = credential.IsTaken ? $"    ApiKey = \"{credential.Sample}\",\n" : string.Empty,
            ["KeyInRegistration"] = credential.IsTaken ? $"options => options.ApiKey = \"{credential.Sample}\"" : string.Empty,
            ["HealthSnippet"] = facts.HasHealthCheck ? HealthSnippet : string.Empty,
            ["TestsOfTraits"] = string.Concat(Fixtures(name, credential.IsTaken, facts.HasHealthCheck)),
        };
    }

    private static IEnumerable<string> Fixtures(string name, bool takesCredential, bool hasHealthCheck)
    {
        if (takesCredential)
        {
            yield return Fixture(name, "Credential", "AddedCredentialTests");
        }

        if (hasHealthCheck)
        {
            yield return Fixture(name, "Health", takesCredential ? "AddedCredentialHealthTests" : "AddedHealthTests");
        }
    }

    private static string Fixture(string name, string trait, string baseClass) => $"\ninternal sealed class {name}{trait}Tests() : {baseClass}(\"{name}\");\n";
}
