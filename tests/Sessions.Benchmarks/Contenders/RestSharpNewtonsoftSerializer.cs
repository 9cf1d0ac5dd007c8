using Newtonsoft.Json;
using RestSharp;
using RestSharp.Serializers;

namespace Sessions.Benchmarks.Contenders;

/// <summary>
/// What the package RestSharp.Serializers.NewtonsoftJson is in essence: text in, text out, with settings that are kept.
/// </summary>
internal sealed class RestSharpNewtonsoftSerializer : IRestSerializer, ISerializer, IDeserializer
{
    private static readonly JsonSerializerSettings Settings = new() { NullValueHandling = NullValueHandling.Ignore };

    public ISerializer Serializer => this;

    public IDeserializer Deserializer => this;

    public string[] AcceptedContentTypes => ContentType.JsonAccept;

    public SupportsContentType SupportsContentType => contentType => contentType.Value.EndsWith("json", StringComparison.OrdinalIgnoreCase);

    public DataFormat DataFormat => DataFormat.Json;

    public ContentType ContentType { get; set; } = ContentType.Json;

    public string? Serialize(Parameter parameter) => Serialize(parameter.Value!);

    public string? Serialize(object obj) => JsonConvert.SerializeObject(obj, Settings);

    public T? Deserialize<T>(RestResponse response) => JsonConvert.DeserializeObject<T>(response.Content!, Settings);
}
