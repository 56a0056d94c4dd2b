using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;

namespace Glosa.Embeddings;

/// <summary>Word vectors that a model's embedding table starts from.</summary>
/// <remarks>Papers: Mikolov et al. 2013, arXiv:1301.3781 (word2vec); Pennington, Socher and Manning 2014, "GloVe";
/// Bojanowski et al. 2016, arXiv:1607.04606 (fastText).</remarks>
public sealed record WordVectorsOptions : IChecksItself
{
    /// <summary>The file: GloVe's text, word2vec's text or fastText's <c>.vec</c>; each also with <c>.gz</c>.</summary>
    [Description("File of the vectors: GloVe's text, word2vec's text or fastText's .vec; each reads .gz too.")]
    [Required]
    public string File { get; init; } = "";

    /// <summary>Whose words the model knows: those of the training texts (the default), or those of the file.</summary>
    [Description("Whose words the model knows: training (those of the training texts) or file (the file's own).")]
    public WordSource Vocabulary { get; init; } = WordSource.Training;

    /// <summary>What words without a vector start from: random numbers (the default) or zeros.
    /// Padding and unknown start from zeros in any case.</summary>
    [Description("What words without a vector start from: normal (random numbers) or zero.")]
    public MissingVectors Missing { get; init; } = MissingVectors.Normal;

    /// <summary>Standard deviation of those random numbers; unset by default: <c>model.embedding_deviation</c>,
    /// which is 1.</summary>
    [Description("Standard deviation of the random numbers; unset takes model.embedding_deviation.")]
    [Range(0, 100)]
    public double? MissingDeviation { get; init; }

    /// <summary>Whether a word without a vector takes that of its lower-cased form; true by default.</summary>
    [Description("Whether a word without a vector takes that of its lower-cased form.")]
    public bool LowerCaseFallback { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
    {
        if (MissingDeviation is { } deviation && Missing is MissingVectors.Zero)
            yield return ("missing_deviation", "nothing, as missing is zero", FormattableString.Invariant($"{deviation}"),
                "Leave it out, or set missing to normal.");
        else if (MissingDeviation is { } unused && Vocabulary is WordSource.File)
            yield return ("missing_deviation", "nothing, as every word of the file has a vector",
                FormattableString.Invariant($"{unused}"), "Leave it out, or set vocabulary to training.");
    }
}

/// <summary>Where the words of a vocabulary come from.</summary>
public enum WordSource
{
    /// <summary>The training texts.</summary>
    Training,

    /// <summary>The file of word vectors, in its order.</summary>
    File,
}

/// <summary>What words without a vector start from.</summary>
public enum MissingVectors
{
    /// <summary>Zeros.</summary>
    Zero,

    /// <summary>Random numbers of mean 0 that follow from the seed and the word alone.</summary>
    Normal,
}
