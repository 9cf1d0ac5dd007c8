using System.Reflection;
using Sessions.Core;
using Sessions.Orq;
using Sessions.WhyLabs;

namespace Sessions.Tests;

/// <summary>
/// Arguments that a method of a client accepts, by the types of its parameters.
/// </summary>
internal static class SampleArgument
{
    private static FileUpload File => FileUpload.FromBytes([1], "file.bin");

    public static object? Of(ParameterInfo parameter)
    {
        return parameter.ParameterType switch
        {
            var type when type == typeof(string) => "session-1",
            var type when type == typeof(CancellationToken) => CancellationToken.None,
            _ when parameter.IsOptional => parameter.DefaultValue,
            var type when type == typeof(FileUpload) => File,
            var type when type == typeof(IEnumerable<FileUpload>) => new[] { File },
            var type when type == typeof(IEnumerable<string>) => new[] { "text" },
            var type when type == typeof(IEnumerable<ObservatoryProfile>) => new ObservatoryProfile[] { "ref-1" },
            var type when type == typeof(IEnumerable<ReferenceProfileUpload>) => new[] { new ReferenceProfileUpload("alias-1", File) },
            var type when type == typeof(Orq.CreateSessionRequest) => new Orq.CreateSessionRequest { ExternalId = "session-1", Billing = new Billing(), Usage = new Usage() },
            var type => Activator.CreateInstance(type),
        };
    }
}
