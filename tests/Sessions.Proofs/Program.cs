using Sessions.Proofs;

return await ProofRun.RunAsync(args, Console.Out, Console.Error);
