using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Recipes;
using Glosa.Training;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa quickstart</c>: a trained model in less than a minute, on the shipped news sample.</summary>
internal static class QuickstartCommand
{
    private static readonly string[] s_examples =
    [
        "The striker scored twice as the visitors won the cup final in extra time.",
        "Shares in the airline fell after it warned of lower profit this quarter.",
        "Astronomers found water vapour in the atmosphere of a small distant planet.",
    ];

    public static Command Create()
    {
        var output = new Option<string?>("--output")
        {
            Description = "Directory of the run; runs/quickstart/TIME by default.",
            HelpName = "DIR",
        };
        var command = new Command("quickstart",
            "Train, test and try a classifier on the shipped news sample; under a minute.") { output };
        command.SetAction((parsed, stop) =>
        {
            Terminal.Line("Training a small LSTM on the shipped sample: short news in four topics.");
            var recipe = RecipeFile.Load(ShippedFiles.Recipe("quickstart"),
                [$"data.train='{ShippedFiles.Sample("news/train.csv")}'",
                    $"data.test='{ShippedFiles.Sample("news/test.csv")}'"]);
            int exitCode;
            string directory;
            using (var run = TrainingRun.Create(recipe, parsed.GetValue(output), [new TrainingProgress(new ClassifierTable())]))
            {
                directory = run.Directory;
                exitCode = TrainCommand.Run(run, json: false, stop);
            }
            if (exitCode == ExitCode.Done) TryOut(directory);
            return Task.FromResult(exitCode);
        });
        return command;
    }

    private static void TryOut(string run)
    {
        using var classifier = TextClassifier.Load(run);
        Terminal.Line();
        Terminal.Line("Predictions:");
        foreach (var prediction in classifier.Predict(s_examples))
            Terminal.Line(
                FormattableString.Invariant($"  {prediction.Label,-9} {prediction.Probability:P0}  {prediction.Text}"));
        Terminal.Line();
        Terminal.Line("Next:");
        Terminal.Line($"  ./glosa predict {run} \"your own text\"");
        Terminal.Line($"  ./glosa explain {run} \"your own text\"");
        Terminal.Line($"  ./glosa evaluate {run} samples/news/test.csv");
        Terminal.Line("  ./glosa train quickstart --train YOUR.csv --text-column text --label-column label");
        Terminal.Line("  ./glosa train --help");
    }
}
