using System.Reflection;
using Sessions.Core;

namespace Sessions.Tests;

/// <summary>
/// The ways of reading one class of models, which only the libraries can choose between.
/// </summary>
internal abstract class ModelReading
{
    private static readonly Type[] Clients =
    [
        typeof(Humanloop.HumanloopSessionsClient), typeof(Orq.OrqSessionsClient), typeof(Portal.PortalSessionsClient), typeof(WhyLabs.WhyLabsSessionsClient),
    ];

    /// <summary>
    /// All models of the providers that can be made.
    /// </summary>
    public static IEnumerable<Type> Models { get; } =
        [.. Clients.SelectMany(client => client.Assembly.GetExportedTypes()).Where(type => type.IsSubclassOf(typeof(SessionsModel)) && !type.IsAbstract)];

    /// <summary>
    /// Those that have a reader.
    /// </summary>
    public static IEnumerable<Type> ModelsWithReader => Models.Where(HasReader);

    /// <summary>
    /// What the operations return.
    /// </summary>
    public static IEnumerable<Type> Responses => Clients
        .SelectMany(client => client.GetMethods())
        .Where(method => method.Name.EndsWith("WithResponseAsync", StringComparison.Ordinal) && method.ReturnType.GenericTypeArguments[0].IsGenericType)
        .Select(method => method.ReturnType.GenericTypeArguments[0].GenericTypeArguments[0])
        .Where(type => type.IsSubclassOf(typeof(SessionsModel)))
        .Distinct();

    public static bool HasReader(Type model) =>
        model.GetMethod("ReadMember", BindingFlags.NonPublic | BindingFlags.Instance) is { } reader && reader.DeclaringType == model;

    public static ModelReading Of(Type model) => (ModelReading)Activator.CreateInstance(typeof(ModelReading<>).MakeGenericType(model))!;

    /// <summary>
    /// Reads as clients do.
    /// </summary>
    public abstract object? Read(byte[] utf8, bool isStrict);

    /// <summary>
    /// Tells what becomes of a document.
    /// </summary>
    public ReadOutcome OutcomeOf(byte[] utf8, bool isStrict = false) => ReadOutcome.Of(() => Read(utf8, isStrict));
}
