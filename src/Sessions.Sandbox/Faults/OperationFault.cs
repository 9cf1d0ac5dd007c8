namespace Sessions.Sandbox;

/// <summary>
/// A fault of how an operation is carried out, so that there is none where another fault replies in its place.
/// </summary>
internal abstract class OperationFault(string text) : SandboxFault(text);
