using Glosa.Errors;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization;

/// <summary>The files of a BERT model that tell of its tokenizer.</summary>
/// <param name="TokenizerJson">The whole tokenizer; null where there is only a vocabulary.</param>
/// <param name="Vocabulary">The entries, a line each; null where the whole tokenizer is there.</param>
/// <param name="Config">Settings beside the vocabulary; null where there are none.</param>
internal sealed record WordPieceFiles(string? TokenizerJson, string? Vocabulary, string? Config)
{
    public const string VocabularyName = "vocab.txt";

    private const string JsonName = "tokenizer.json";
    private const string ConfigName = "tokenizer_config.json";

    /// <summary>Finds them in a directory, or beside the file that is named.</summary>
    /// <exception cref="InvalidInputException">There are none.</exception>
    public static WordPieceFiles Find(string path)
    {
        if (File.Exists(path))
        {
            return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? new(path, null, null)
                : new(null, path, Existing(Path.GetDirectoryName(Path.GetFullPath(path))!, ConfigName));
        }

        if (Existing(path, JsonName) is { } json)
            return new(json, null, null);
        return Existing(path, VocabularyName) is { } vocabulary
            ? new(null, vocabulary, Existing(path, ConfigName))
            : throw new InvalidInputException(path, $"a {VocabularyName}, or a directory with one or a {JsonName}",
                Directory.Exists(path) ? "a directory with neither" : "nothing there",
                "Name the directory of a BERT model.");
    }

    /// <summary>What the options set, then the settings' file, then what the entries are written with.</summary>
    public BertNormalizer Normalizer(Vocabulary vocabulary, TokenizerOptions options)
    {
        if (Config is null)
        {
            var lowerCase = options.LowerCase ?? !vocabulary.Tokens.Any(entry =>
                !UnreachableEntries.IsBracketed(entry) && UnreachableEntries.HasCapitals(entry));
            return new BertNormalizer(stripAccents: options.StripAccents ?? false, lowercase: lowerCase);
        }

        using var file = File.OpenRead(Config);
        using var document = Tokenization.TokenizerJson.Parse(file, Config);
        var json = new JsonField(Config, "$", document.RootElement);
        return new BertNormalizer(
            handleChineseChars: json.Optional("tokenize_chinese_chars")?.Truth() ?? true,
            stripAccents: options.StripAccents ?? json.Optional("strip_accents")?.Truth(),
            lowercase: options.LowerCase ?? json.Optional("do_lower_case")?.Truth() ?? true);
    }

    private static string? Existing(string directory, string name) =>
        Path.Combine(directory, name) is var path && File.Exists(path) ? path : null;
}
