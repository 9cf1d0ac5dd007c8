namespace Sessions.Sandbox;

/// <summary>
/// The names of the parts of a request in the errors of FastAPI.
/// </summary>
internal static class RequestPlaceName
{
    public static string Of(RequestPlace place)
    {
        return place switch
        {
            RequestPlace.Path => "path",
            RequestPlace.Query => "query",
            _ => "body",
        };
    }
}
