using System.Text.Json.Nodes;
using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Import;

/// <summary>
/// The examples that were copied. They are checked when every schema is there, and those that are wrong are taken out again.
/// </summary>
internal sealed class ExamplePlaces
{
    private readonly List<(JsonObject Holder, SpecNode Source, bool IsSent)> _places = [];

    /// <param name="holder">What has the field <c>example</c>, and is a schema or has one in <c>schema</c>.</param>
    /// <param name="source">The example in the source document.</param>
    /// <param name="isSent">Whether it is the example of the body of a request.</param>
    public void Add(JsonObject holder, SpecNode source, bool isSent = false) => _places.Add((holder, source, isSent));

    public void RemoveWrong(JsonObject schemas, ImportLog log)
    {
        var sent = new ExampleFit(schemas, "readOnly");
        var read = new ExampleFit(schemas, "writeOnly");
        foreach (var (holder, source, isSent) in _places)
        {
            if (!(isSent ? sent : read).Fits(holder["example"], holder["schema"]?.AsObject() ?? holder))
            {
                holder.Remove("example");
                log.Lose(source, "example", "The example does not fit its schema.", "It is left out.");
            }
        }
    }
}
