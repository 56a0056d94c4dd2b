using Glosa.Cli.Output;
using Glosa.Data.Downloads;
using Glosa.Encoders;
using Glosa.Encoders.Hub;
using Glosa.Models.Bert;
using Glosa.Recipes;

namespace Glosa.Cli.Commands;

/// <summary>Fetches the encoder of a recipe before a run, where it is one of Hugging Face's hub.</summary>
internal static class HubEncoder
{
    /// <summary>Fetches it, unless it is on this machine, or the model cannot begin with it: the run tells that.</summary>
    public static Task FetchAsync(Recipe recipe, CancellationToken stop) =>
        FetchAsync(recipe.Model is BertOptions ? recipe.Encoder : null, stop);

    /// <summary>Fetches the encoder that options name, unless it is on this machine.</summary>
    public static async Task FetchAsync(EncoderOptions? options, CancellationToken stop)
    {
        if (options is null || Directory.Exists(options.From) || HubName.Parse(options.From) is not { } name) return;
        var settings = HubSettings.FromEnvironment();
        using var client = HubModels.CreateClient(settings);
        var models = new HubModels(client, settings, new DownloadOptions(), new DownloadDisplay());
        Terminal.Line($"encoder {name} is in {await models.GetAsync(name, options.Revision, stop)}");
    }
}
