#region tokenizer
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.Patterns;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tokenization;

/// <summary>What stands between commas.</summary>
public static class Tags
{
    /// <summary>Builds the tokenizer with the tags of the texts.</summary>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        var normalizer = options.LowerCase ?? true ? new LowercaseNormalizer() : null;
        var preTokenizer = new SplitPreTokenizer(TextPattern.Regex(@"\s*,\s*"), SplitBehavior.Removed);
        return WordLevelTrainer.Train(options, texts, normalizer, preTokenizer);
    }
}
#endregion
