using System.Text.Json;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// The error of a part of a union as an error of the whole; its path would otherwise begin in the middle of the document.
/// </summary>
internal static class UnionMismatch
{
    public static JsonException From(JsonException exception)
    {
        var path = exception.Path!.TrimStart('$').TrimStart('.');
        return new JsonException(path.Length == 0 ? "must have all members of its type" : $"must have a proper value in {path}", exception);
    }
}
