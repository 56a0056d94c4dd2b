using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Training;

namespace Glosa.Cli.Commands;

/// <summary>The arguments of a command that trains a recipe with several settings.</summary>
/// <param name="kind">The command's name, and what it makes: <c>sweep</c> or <c>search</c>.</param>
/// <param name="vary">What <c>--vary</c> takes.</param>
/// <param name="example">A command line to follow.</param>
internal sealed class TuningArguments(string kind, string vary, string example)
{
    private readonly ClassifierSettings _settings = new();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<string[]> _vary = new("--vary")
    {
        Description = vary,
        HelpName = "PATH=[VALUE, …]",
        DefaultValueFactory = _ => [],
    };

    /// <summary>A command that takes them.</summary>
    /// <param name="description">What it does.</param>
    /// <param name="own">Options that it alone has.</param>
    public Command CreateCommand(string description, params Option[] own)
    {
        var command = new Command(kind, description);
        _settings.AddTo(command);
        foreach (var option in (Option[])[_vary, .. own, _json]) command.Add(option);
        _settings.Runs.AddTo(command);
        return command;
    }

    /// <summary>What they ask for; an encoder that has to be fetched is here then.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="own">Settings that the command's own options make.</param>
    /// <param name="stop">Ends the fetching.</param>
    /// <exception cref="InvalidInputException">There is neither a recipe nor a directory to go on with, or both.</exception>
    public async Task<TuningRequest> ReadAsync(ParseResult parsed, IReadOnlyList<string> own, CancellationToken stop)
    {
        var request = new TuningRequest(parsed.GetValue(_settings.Recipe), parsed.GetValue(_settings.Runs.Resume),
            _settings.Read(parsed).All, own, parsed.GetValue(_vary)!, parsed.GetValue(_settings.Runs.Output),
            parsed.GetValue(_settings.Runs.Inexact), parsed.GetValue(_json));
        if (request.Resume is { } directory)
        {
            var others = (string?[])[request.Recipe, request.Output, .. request.Axes, .. own, .. request.Settings];
            return others.FirstOrDefault(one => one is not null) is not { } other ? request
                : throw new InvalidInputException("--resume",
                    $"nothing but the directory: a {kind} has its own recipe and settings", other,
                    $"glosa {kind} --resume {directory}");
        }
        if (request.Recipe is null)
            throw new InvalidInputException($"glosa {kind}", "a recipe file", "none", $"name one: {example}");
        request = request with { Recipe = ShippedFiles.Recipe(request.Recipe) };
        await HubEncoder.FetchAsync(RecipeFile.Load(request.Recipe, request.Settings), stop);
        return request;
    }
}

/// <summary>What a sweep or a search is asked for.</summary>
/// <param name="Recipe">The recipe's file; null where <paramref name="Resume"/> is set.</param>
/// <param name="Resume">The directory to go on with, or null.</param>
/// <param name="Settings">Settings of all trials.</param>
/// <param name="Own">Settings of the sweep or search itself.</param>
/// <param name="Axes">What to vary beside what the recipe says.</param>
/// <param name="Output">The directory to make, or null.</param>
/// <param name="Inexact">Whether to go on even if the last bits would differ.</param>
/// <param name="Json">Whether to print the result as JSON.</param>
internal sealed record TuningRequest(string? Recipe, string? Resume, IReadOnlyList<string> Settings,
    IReadOnlyList<string> Own, IReadOnlyList<string> Axes, string? Output, bool Inexact, bool Json)
{
    /// <summary>Who follows the training of each trial.</summary>
    public List<ITrainingObserver> Observers { get; } =
        [new TrainingProgress(new ClassifierTable(), tellsStops: false)];
}
