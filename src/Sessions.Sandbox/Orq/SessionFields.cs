using System.Text.Json;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// The fields of a session by their path on the wire, such as <c>external_id</c> or <c>billing.total_cost</c>.
/// </summary>
internal sealed class SessionFields(Session session)
{
    private readonly JsonElement _json = JsonSerializer.SerializeToElement(session, OrqJson.Options);

    /// <summary>
    /// The value at a path; null when there is none or it is null.
    /// </summary>
    public JsonElement? this[string path]
    {
        get
        {
            var element = _json;
            foreach (var name in path.Split('.'))
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                {
                    return null;
                }
            }

            return element.ValueKind == JsonValueKind.Null ? null : element;
        }
    }
}
