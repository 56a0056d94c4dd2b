using Glosa.Cli;

return await CommandLine.InvokeAsync(args);
