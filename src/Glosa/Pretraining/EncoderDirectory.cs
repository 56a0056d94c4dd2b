using System.Globalization;
using System.Text.Json;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Tokenization;
using Glosa.Tokenization.Normalizers;
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
        Write(WordPieceFiles.ConfigName,
            JsonSerializer.Serialize(ConfigOf(tokenizer), BertJson.Default.BertTokenizerConfig));
        Write(SavedModel.CardFile, Card(recipe, tokenizer, parameters, epoch));
        Write(SavedModel.ConfigFile, JsonSerializer.Serialize(BertConfig.Of("BertForMaskedLM", recipe.Encoder,
            tokenizer.Vocabulary.Count, tokenizer.Vocabulary.PaddingId!.Value), BertJson.Default.BertConfig));

        void Write(string name, string text) => File.WriteAllText(Path.Combine(directory, name), text);
    });

    private static BertTokenizerConfig ConfigOf(Tokenizer tokenizer)
    {
        var normalizer = tokenizer.Normalizer as BertNormalizer ?? new BertNormalizer(lowercase: false);
        return new()
        {
            DoLowerCase = normalizer.Lowercase,
            StripAccents = normalizer.StripAccents,
            TokenizeChineseChars = normalizer.HandleChineseChars,
            ModelMaxLength = tokenizer.MaxLength,
        };
    }

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
