using Sessions.FuzzProofs.Targets;
using Sessions.Proofs;

namespace Sessions.FuzzProofs;

/// <summary>
/// The targets that the project knows.
/// </summary>
internal static class FuzzTargets
{
    /// <summary>
    /// The target with a defect, which shows that the fuzzer finds one.
    /// </summary>
    public static IFuzzTarget Planted { get; } = new PlantedTarget();

    /// <summary>
    /// The targets that hold no known defect.
    /// </summary>
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new ResponseTarget(), new EventTarget(), new RetryAfterTarget(), new ListingTarget(), new JobTarget(), new DateTarget(), new ErrorTarget(),
        new MultipartTarget(), new DocumentTarget(),
    ];

    public static IFuzzTarget Named(string name) => All.Append(Planted).FirstOrDefault(target => target.Name == name)
        ?? throw new ProofFailure($"There is no target '{name}'; choose from {string.Join(", ", All.Select(target => target.Name))}.");
}
