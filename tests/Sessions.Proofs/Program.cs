using Sessions.Proofs;
using Sessions.Proofs.Load;

return args is [LoadClient.Argument, .. var arguments]
    ? await LoadClient.RunAsync(arguments, Console.Out)
    : await ProofRun.RunAsync(args, Console.Out, Console.Error);
