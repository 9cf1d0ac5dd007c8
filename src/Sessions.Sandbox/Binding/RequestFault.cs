namespace Sessions.Sandbox;

/// <summary>
/// One way in which a request breaks the document.
/// </summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Place">The part of the request.</param>
/// <param name="Name">The parameter, form field or path of the member; empty for the part as a whole.</param>
/// <param name="Message">What is wrong, as the end of a sentence that begins with the name.</param>
internal sealed record RequestFault(RequestFaultKind Kind, RequestPlace Place, string Name, string Message);
