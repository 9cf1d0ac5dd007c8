namespace Sessions.FuzzProofs;

/// <summary>
/// A part of the product that reads bytes of others.
/// </summary>
internal interface IFuzzTarget
{
    string Name { get; }

    /// <summary>
    /// Inputs to start from; each ends as documented.
    /// </summary>
    IEnumerable<byte[]> Seeds { get; }

    /// <summary>
    /// The words of the format, which a mutation inserts whole.
    /// </summary>
    IEnumerable<string> Words { get; }

    /// <summary>
    /// Makes a call with an input and swallows its documented outcomes. Whatever leaves is a finding.
    /// </summary>
    Task RunAsync(byte[] input);
}
