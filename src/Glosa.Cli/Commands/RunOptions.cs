using System.CommandLine;

namespace Glosa.Cli.Commands;

/// <summary>Options of every command that makes a run or goes on with one.</summary>
internal sealed class RunOptions
{
    private readonly Option<string[]> _set = SharedOptions.Set();
    private readonly Option<string?> _device = SharedOptions.Device();
    private readonly Option<int?> _threads = new("--threads") { Description = "Threads of libtorch.", HelpName = "N" };
    private readonly Option<int?> _seed = new("--seed") { Description = "Everything random follows from it.", HelpName = "N" };

    /// <summary>The run's directory.</summary>
    public Option<string?> Output { get; } = new("--output")
    {
        Description = "Directory of the run; runs/NAME/TIME by default.",
        HelpName = "DIR",
    };

    /// <summary>The run to go on with.</summary>
    public Option<string?> Resume { get; } = new("--resume")
    {
        Description = "Go on with this run, or series, from its newest checkpoint.",
        HelpName = "DIR",
    };

    /// <summary>Whether to go on where the last bits would differ.</summary>
    public Option<bool> Inexact { get; } = new("--allow-inexact")
    {
        Description = "Resume even where the last bits of the results would differ.",
    };

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _set, Output, _device, _threads, _seed, Resume, Inexact })
            command.Options.Add(option);
    }

    /// <summary>The settings of the recipe among them; those of <c>--set</c> come last and win.</summary>
    public void AddTo(SettingList settings, ParseResult parsed)
    {
        settings.AddText("training.device", parsed.GetValue(_device));
        settings.AddNumber("training.threads", parsed.GetValue(_threads));
        settings.AddNumber("training.seed", parsed.GetValue(_seed));
        settings.AddAll(parsed.GetValue(_set)!);
    }
}
