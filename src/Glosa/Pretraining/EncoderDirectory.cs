using System.Globalization;
using Glosa.Encoders;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Persistence;
using Glosa.Tokenization;
using Glosa.Training;

namespace Glosa.Pretraining;

/// <summary>Writes an encoder as a directory in the manner of Hugging Face.</summary>
internal static class EncoderDirectory
{
    /// <summary>Writes it whole or not at all.</summary>
    public static void Save(string path, PretrainingRecipe recipe, Tokenizer tokenizer, ParameterStore parameters,
        EpochRecord epoch) => AtomicDirectory.Replace(path, directory =>
    {
        WeightsOnDisk.Save(parameters, Path.Combine(directory, WeightsOnDisk.FileName));
        TokenizerJson.Save(tokenizer, Path.Combine(directory, SavedModel.TokenizerFile));
        VocabularyFile.Write(tokenizer.Vocabulary, Path.Combine(directory, WordPieceFiles.VocabularyName));
        Write(TransformersFiles.TokenizerConfigFile, TransformersFiles.TokenizerConfig(tokenizer, recipe.Model)!);
        Write(SavedModel.CardFile, Card(recipe, tokenizer, parameters, epoch));
        Write(BertConfigFile.Name, TransformersFiles.MaskedTokensConfig(tokenizer, WithDropout(recipe.Model)));

        void Write(string name, string text) => File.WriteAllText(Path.Combine(directory, name), text);
    });

    // An encoder that learned without dropout, from more texts than it could know by heart, is not fine-tuned without.
    private static BertOptions WithDropout(BertOptions model) => model with
    {
        HiddenDropout = model.HiddenDropout > 0 ? model.HiddenDropout : BertConfig.UsualDropout,
        AttentionDropout = model.AttentionDropout > 0 ? model.AttentionDropout : BertConfig.UsualDropout,
    };

    private static string Card(PretrainingRecipe recipe, Tokenizer tokenizer, ParameterStore parameters, EpochRecord epoch)
    {
        var about = recipe.Description.Length > 0 ? $"\n{recipe.Description.Trim()}\n" : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            # {recipe.Name}
            {about}
            A BERT encoder, trained by Glosa to guess hidden words. {tokenizer.Vocabulary.Count} token ids,
            {parameters.CountValues()} weights, epoch {epoch.Epoch} of the run, {epoch.Step} steps.

            Held-out texts: perplexity of hidden tokens {Math.Exp(epoch.Validation.Loss):F2}, {epoch.Validation.Accuracy:P1} of them guessed.

            ## Use

            ```
            glosa train RECIPE --encoder THIS_DIRECTORY --train FILE
            ```

            """);
    }
}
