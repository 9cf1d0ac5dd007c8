using System.Reflection;
using Sessions.Core;

namespace Sessions.Tests;

/// <inheritdoc />
internal sealed class ModelReading<T> : ModelReading
{
    private static readonly Func<byte[], int, bool, T?> ReadBytes = Find<Func<byte[], int, bool, T?>>(typeof(SessionsJson), "Read", typeof(byte[]));

    private static readonly Func<TextReader, bool, T?> ReadText = Find<Func<TextReader, bool, T?>>(typeof(SessionsJson), "Read", typeof(TextReader));

    private static readonly Func<byte[], int, TextReader> Open = typeof(SessionsJson).Assembly
        .GetType("Sessions.Core.Utf8TextReader")!
        .GetMethod("Open", BindingFlags.NonPublic | BindingFlags.Static)!
        .CreateDelegate<Func<byte[], int, TextReader>>();

    private delegate bool TryReadText(string json, out T? value);

    public override ReadOutcome AsClient(byte[] utf8) => ReadOutcome.Of(() => ReadBytes(utf8, utf8.Length, false));

    public override ReadOutcome BySerializer(byte[] utf8) => ReadOutcome.Of(() => ReadText(Open(utf8, utf8.Length), false));

    public override bool IsReadWithoutSerializer(string json)
    {
        var reader = typeof(SessionsJson).Assembly.GetType("Sessions.Core.ModelReader")!;
        return Find<TryReadText>(reader, "TryRead", typeof(string))(json, out _);
    }

    private static TDelegate Find<TDelegate>(Type type, string name, Type parameter)
        where TDelegate : Delegate
    {
        return type.GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
            .Single(method => method.Name == name && method.IsGenericMethod && method.GetParameters()[0].ParameterType == parameter)
            .MakeGenericMethod(typeof(T))
            .CreateDelegate<TDelegate>();
    }
}
