using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sessions.Core;

namespace Consumer;

/// <summary>
/// Calls operations by their names, with arguments that are JSON: each member is the parameter of that name on the wire.
/// </summary>
internal sealed class SampleCalls(Type contract, object client, string provider, CallLog log)
{
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None };

    public async Task CallAsync(string name, string arguments)
    {
        var members = JsonConvert.DeserializeObject<JObject>(arguments, AsWritten)!;
        var method = contract.GetMethods().First(method => method.Name == name && members.Properties().All(member => Find(method, member.Name)));
        var call = (Task)method.Invoke(client, [.. method.GetParameters().Select(parameter => Argument(parameter, members))])!;
        await call;
        var result = call.GetType().GetProperty("Result")?.GetValue(call);
        UnexpectedAnswerException.ThrowUnless(method.ReturnType == typeof(Task) || result is not null, $"{name} returns something");
        log.Print(provider, name, method.ReturnType == typeof(Task) ? "done" : $"a {result!.GetType().Name}");
    }

    private static bool Find(MethodInfo method, string name) => method.GetParameters().Any(parameter => IsSame(parameter.Name!, name));

    // A parameter of the wire such as session_id is sessionId in C#.
    private static bool IsSame(string left, string right) => Plain(left).Equals(Plain(right), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    private static object? Argument(ParameterInfo parameter, JObject members)
    {
        if (members.Properties().FirstOrDefault(member => IsSame(member.Name, parameter.Name!))?.Value is not { } value)
        {
            return parameter.IsOptional ? (parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None : parameter.DefaultValue) : null;
        }

        return parameter.ParameterType switch
        {
            var type when type == typeof(FileUpload) => File(value),
            var type when type == typeof(IEnumerable<FileUpload>) => value.Select(File).ToArray(),
            var type => value.ToObject(type, JsonSerializer.Create(AsWritten)),
        };
    }

    private static FileUpload File(JToken content) => FileUpload.FromBytes(System.Text.Encoding.UTF8.GetBytes(content.ToString()), "sample.bin");
}
