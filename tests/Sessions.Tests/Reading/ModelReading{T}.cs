using System.Reflection;
using Sessions.Core;

namespace Sessions.Tests;

/// <inheritdoc />
internal sealed class ModelReading<T> : ModelReading
{
    private static readonly MethodInfo ReadBytes = typeof(SessionsJson)
        .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
        .Single(method => method.Name == "Read" && method.GetParameters()[0].ParameterType == typeof(byte[]))
        .MakeGenericMethod(typeof(T));

    public override object? Read(byte[] utf8, bool isStrict)
    {
        var options = Activator.CreateInstance(ReadBytes.GetParameters()[2].ParameterType.GetElementType()!, isStrict, int.MaxValue, CancellationToken.None);
        return ReadBytes.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [utf8, utf8.Length, options], null);
    }
}
