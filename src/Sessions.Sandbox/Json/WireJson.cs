using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Sessions.Sandbox;

/// <summary>
/// How the sandbox reads and writes JSON: as strictly as the providers' documents, with nothing shared with the clients.
/// </summary>
internal static class WireJson
{
    /// <summary>
    /// Options for one provider.
    /// </summary>
    /// <param name="converters">Converters of the provider's own unions.</param>
    /// <param name="modify">Changes the contract of a type after the rules for all; null for nothing.</param>
    public static JsonSerializerOptions Create(IEnumerable<JsonConverter> converters, Action<JsonTypeInfo>? modify = null)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(NullRefusal.Apply);
        if (modify is not null)
        {
            resolver.Modifiers.Add(modify);
        }

        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = resolver,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        foreach (var converter in converters)
        {
            options.Converters.Add(converter);
        }

        options.Converters.Add(new WireEnumConverterFactory());
        options.Converters.Add(new DateTimeConverter());
        options.Converters.Add(new NumberConverter());
        options.MakeReadOnly();
        return options;
    }
}
