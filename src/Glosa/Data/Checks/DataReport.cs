namespace Glosa.Data.Checks;

/// <summary>What <see cref="DataCheck"/> found in data files.</summary>
public sealed record DataReport
{
    /// <summary>Each file on its own, in the order they were given.</summary>
    public required IReadOnlyList<FileReport> Files { get; init; }

    /// <summary>Texts that are in two files: an entry for each pair of files, also where there are none.</summary>
    public required IReadOnlyList<OverlapReport> Overlaps { get; init; }

    /// <summary>Entries in the tokenizer's vocabulary; null where no tokenizer was asked about.</summary>
    public required int? VocabularySize { get; init; }

    /// <summary>What is to be doubted about the tokenizer, in sentences; empty where nothing is.</summary>
    public IReadOnlyList<string> TokenizerWarnings { get; init; } = [];
}
