namespace Sessions.FuzzProofs.Targets;

/// <summary>
/// A defect that only who follows the branches of the code finds in a few seconds. The proof begins with it, so that a fuzzer that has become
/// blind is noticed.
/// </summary>
internal sealed class PlantedTarget : IFuzzTarget
{
    public string Name => "planted";

    public IEnumerable<byte[]> Seeds => ["a seed"u8.ToArray()];

    public IEnumerable<string> Words => [];

    public Task RunAsync(byte[] input)
    {
        if (input.Length > 3 && input[0] == 'b')
        {
            if (input[1] == 'u')
            {
                if (input[2] == 'g')
                {
                    throw new InvalidOperationException("The planted defect was found.");
                }
            }
        }

        return Task.CompletedTask;
    }
}
