namespace Sessions.Tests;

/// <summary>
/// What the wire tests need to know of every provider, whatever its client type is.
/// </summary>
internal interface IWireSuite
{
    string Provider { get; }

    IEnumerable<(string OperationId, string Operation, string Case)> Covered { get; }
}
