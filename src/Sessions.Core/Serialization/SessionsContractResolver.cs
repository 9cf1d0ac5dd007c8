using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Sessions.Core;

/// <summary>
/// The contracts of all models. The tolerant one forgets which members are required, so that a response that lacks one can be read.
/// </summary>
internal sealed class SessionsContractResolver : DefaultContractResolver
{
    private readonly bool _strict;

    private SessionsContractResolver(bool strict)
    {
        _strict = strict;
    }

    internal static SessionsContractResolver Tolerant { get; } = new(strict: false);

    internal static SessionsContractResolver Strict { get; } = new(strict: true);

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (!_strict)
        {
            property.Required = Required.Default;
        }

        return property;
    }

    protected override JsonContract CreateContract(Type objectType)
    {
        var contract = base.CreateContract(objectType);
        if (DateTimeOffsetConverter.Instance.CanConvert(objectType))
        {
            contract.Converter = DateTimeOffsetConverter.Instance;
        }
        else if (contract.Converter is null && KnownValueConverter.Instance.CanConvert(objectType))
        {
            contract.Converter = KnownValueConverter.Instance;
        }

        return contract;
    }

    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        if (typeof(SessionsModel).IsAssignableFrom(objectType))
        {
            contract.ExtensionDataGetter = static model => ((SessionsModel)model).WrittenUnknown()!;
        }

        return contract;
    }
}
