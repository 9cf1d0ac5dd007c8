using Sessions.Build.Checks;
using Sessions.Build.Checks.OpenApi;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Steps;

/// <summary>
/// Checks the specs and nswag.json for what the generator passes over in silence.
/// </summary>
internal sealed class SpecsStep(Repository repository)
{
    private const string ConfigurationName = "nswag.json";
    private const int FindingsShown = 12;

    /// <summary>
    /// Fails when a spec, or its agreement with nswag.json, is not right.
    /// </summary>
    public async Task CheckSpecsAsync(IReadOnlyList<Provider> providers, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var documents = new List<SpecDocument>();
        foreach (var provider in providers)
        {
            var yaml = await ReadAsync(provider.SpecName, cancellationToken);
            findings.AddRange(SpecCheck.Run(provider.SpecName, yaml));
            if (SpecDocument.Read(provider.SpecName, yaml, out _) is { } document)
            {
                documents.Add(document);
            }
        }

        if (findings.Count == 0)
        {
            var configuration = await ReadAsync(ConfigurationName, cancellationToken);
            findings.AddRange(HandwrittenTypesCheck.Run(documents, ConfigurationName, configuration));
        }

        ThrowIfAny(findings, "specs");
    }

    /// <summary>
    /// Fails when nswag.json holds a key that is no setting.
    /// </summary>
    /// <param name="complete">A configuration that holds every setting, as the generator itself writes it.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task CheckConfigurationAsync(string complete, CancellationToken cancellationToken)
    {
        var configuration = await ReadAsync(ConfigurationName, cancellationToken);
        ThrowIfAny(NSwagConfigurationCheck.Run(ConfigurationName, configuration, complete), ConfigurationName);
    }

    /// <summary>
    /// Fails with the findings, unless there are none.
    /// </summary>
    public static void ThrowIfAny(IReadOnlyList<Finding> findings, string subject)
    {
        if (findings.Count > 0)
        {
            var rest = findings.Count > FindingsShown ? [$"and {findings.Count - FindingsShown} more"] : Array.Empty<string>();
            throw new BuildFailure(
                $"The check of {subject} found {findings.Count} {(findings.Count == 1 ? "mistake" : "mistakes")}; mend what stands below and run it again.",
                findings.Take(FindingsShown).Select(finding => finding.ToString()).Concat(rest));
        }
    }

    private async Task<string> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var path = repository.PathTo(name);
        if (!File.Exists(path))
        {
            throw new BuildFailure($"{name} does not exist; write it, or restore it from version control.");
        }

        SpecFileReader.ThrowIfTooLarge(name, new FileInfo(path).Length);
        return await File.ReadAllTextAsync(path, cancellationToken);
    }
}
