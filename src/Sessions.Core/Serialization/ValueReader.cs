using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sessions.Core;

/// <summary>
/// Finds out how values of a type are read. Types that only the serializer knows have no reader here: classes of the user's, and those with a converter.
/// </summary>
internal static class ValueReader
{
    private static readonly ConcurrentDictionary<Type, ReadValue<object?>> Boxed = new();

    /// <summary>
    /// The reader of a type, a <see cref="ReadValue{T}" />; null where the serializer reads it.
    /// </summary>
    internal static Delegate? Find(Type type)
    {
        return Choose(type) is var (method, types) ? Make(method, types) : null;
    }

    /// <summary>
    /// Whether a type has a reader, which is not made to say so.
    /// </summary>
    internal static bool Knows(Type type) => Choose(type) is not null;

    private static (string Method, Type[] Types)? Choose(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            _ when JsonScalars.Expectation(value) is not null => (nameof(Scalar), [type]),
            _ when IsOpenEnum(value) => (value == type ? nameof(Enum) : nameof(NullableEnum), [value]),
            _ when type == typeof(object) => (nameof(Any), []),
            _ when typeof(JToken).IsAssignableFrom(type) => (nameof(Tree), [type]),
            _ when type.IsDefined(typeof(JsonConverterAttribute), inherit: true) => null,
            _ when type.IsSubclassOf(typeof(SessionsModel)) => (nameof(Model), [type]),
            _ when ItemOf(type) is { } item => (nameof(List), [type, item]),
            _ when MemberOf(type) is { } member => (nameof(Dictionary), [type, member]),
            _ => null,
        };
    }

    /// <summary>
    /// The type of the items of a list; null when a type takes no <see cref="List{T}" />.
    /// </summary>
    internal static Type? ItemOf(Type type)
    {
        var arguments = type.GenericTypeArguments;
        return arguments.Length == 1 && type.IsAssignableFrom(typeof(List<>).MakeGenericType(arguments)) ? arguments[0] : null;
    }

    internal static bool IsOpenEnum(Type type)
    {
        return type.IsValueType && Array.Exists(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOpenEnum<>));
    }

    /// <summary>
    /// The reader of a type that is known at run time only.
    /// </summary>
    internal static ReadValue<object?> BoxedReader(Type type)
    {
        return Boxed.GetOrAdd(type, static type => (ReadValue<object?>)Make(nameof(Box), type));
    }

    // The type of the values of a dictionary.
    private static Type? MemberOf(Type type)
    {
        var arguments = type.GenericTypeArguments;
        return arguments.Length == 2 && arguments[0] == typeof(string) && type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(arguments)) ? arguments[1] : null;
    }

    private static Delegate Make(string method, params Type[] types)
    {
        var made = typeof(ValueReader).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;
        made = types.Length > 0 ? made.MakeGenericMethod(types) : made;
        return made.CreateDelegate(typeof(ReadValue<>).MakeGenericType(made.ReturnType));
    }

    private static object? Box<T>(ref ModelReader reader) => reader.ReadOther<T?>(default);

    private static object Any(ref ModelReader reader) => reader.ReadAny();

    private static T Scalar<T>(ref ModelReader reader) => (T)reader.ReadScalar(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));

    private static T Enum<T>(ref ModelReader reader)
        where T : struct, IOpenEnum<T> => reader.ReadEnum<T>();

    private static T? NullableEnum<T>(ref ModelReader reader)
        where T : struct, IOpenEnum<T> => reader.ReadEnum<T>();

    private static T Model<T>(ref ModelReader reader)
        where T : SessionsModel
    {
        if (typeof(T).IsAbstract || typeof(T).GetConstructor(Type.EmptyTypes) is null)
        {
            throw reader.NoInstance(typeof(T));
        }

        var model = Activator.CreateInstance<T>();
        reader.ReadModel(model);
        return model;
    }

    private static T Tree<T>(ref ModelReader reader)
        where T : JToken => reader.ReadTree() as T ?? throw reader.NoInstance(typeof(T));

    private static T List<T, TItem>(ref ModelReader reader) => (T)(object)reader.ReadList<TItem>();

    private static T Dictionary<T, TItem>(ref ModelReader reader) => (T)(object)reader.ReadDictionary<TItem>();
}
