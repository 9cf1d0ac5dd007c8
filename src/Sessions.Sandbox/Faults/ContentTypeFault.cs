using Microsoft.Net.Http.Headers;

namespace Sessions.Sandbox;

/// <summary>
/// A body that is declared to be something else.
/// </summary>
internal sealed class ContentTypeFault(string contentType) : BodyFault($"content-type={Checked(contentType)}")
{
    private readonly string _contentType = contentType;

    public override SandboxResponse Alter(SandboxResponse response)
    {
        return response with { ContentType = _contentType };
    }

    private static string Checked(string contentType)
    {
        return MediaTypeHeaderValue.TryParse(contentType, out var parsed) && parsed.Parameters.Count == 0 && !parsed.MatchesAllTypes
            ? contentType
            : throw new ArgumentException($"The content type must be a type and a subtype without parameters, but is '{contentType}'.");
    }
}
