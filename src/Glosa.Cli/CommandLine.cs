using System.CommandLine;
using Glosa.Cli.Commands;
using Glosa.Cli.Commands.Data;
using Glosa.Cli.Output;
using Glosa.Errors;
using Glosa.Training;

namespace Glosa.Cli;

/// <summary>All commands, and what becomes of their errors.</summary>
internal static class CommandLine
{
    private static readonly Option<bool> s_verbose = new("--verbose")
    {
        Description = "Show where in the program an unexpected error came from.",
        Recursive = true,
    };

    /// <summary>The commands and their options.</summary>
    public static RootCommand CreateRoot() =>
        new("Glosa trains, evaluates and uses neural text classifiers. Start with: glosa quickstart")
        {
            QuickstartCommand.Create(),
            TrainCommand.Create(),
            SweepCommand.Create(),
            SearchCommand.Create(),
            PretrainCommand.Create(),
            EvaluateCommand.Create(),
            PredictCommand.Create(),
            ReportCommand.Create(),
            ExplainCommand.Create(),
            CompareCommand.Create(),
            DataCommand.Create(),
            BaselineCommand.Create(),
            TokenizerCommand.Create(),
            DoctorCommand.Create(),
            s_verbose,
        };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] arguments)
    {
        var root = CreateRoot();
        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments,
            new ParserConfiguration { ResponseFileTokenReplacer = null });    // a text may begin with @
        if (parsed.Errors.Count > 0)
        {
            Terminal.Problems(ArgumentProblems.Of(parsed));
            return ExitCode.InvalidInput;
        }
        using var signals = new StopSignals();
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                signals.Stop);
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (InvalidInputException error)
        {
            Terminal.Problems(error.Problems);
            return ExitCode.InvalidInput;
        }
        catch (TrainingDivergedException error)
        {
            Terminal.Problems([error.Problem]);
            return ExitCode.Failed;
        }
        catch (Exception error)
        {
            Terminal.Error(parsed.GetValue(s_verbose) ? error.ToString() : $"{error.Message} (--verbose tells more)");
            return ExitCode.Failed;
        }
    }
}
