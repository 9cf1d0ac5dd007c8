namespace Sessions.Build.Scaffold;

/// <summary>
/// An operation as a table tells it.
/// </summary>
/// <param name="Id">What the provider calls it.</param>
/// <param name="CSharpName">The name of the method, without Async.</param>
/// <param name="Http">The method and the path, the one of the server included.</param>
/// <param name="Summary">What it does, a sentence.</param>
internal sealed record OperationLine(string Id, string CSharpName, string Http, string Summary);
