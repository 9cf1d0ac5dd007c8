namespace Sessions.Build.Scaffold;

/// <summary>
/// The stages of adding a provider, in their order.
/// </summary>
internal enum ScaffoldStage
{
    /// <summary>The document becomes a spec.</summary>
    Import,

    /// <summary>The files of the provider are written.</summary>
    Write,

    /// <summary>The lines in the files of all providers are written.</summary>
    Share,

    /// <summary>The generator runs.</summary>
    Generate,

    /// <summary>The lock files are written.</summary>
    Restore,

    /// <summary>The client is built for all targets, and its public API listed.</summary>
    Build,

    /// <summary>What was written is written down.</summary>
    Record,

    /// <summary>The tests of the provider run.</summary>
    Test,
}
