using Sessions.Build;

return await BuildCommand.InvokeAsync(args, Console.Out, Console.Error);
