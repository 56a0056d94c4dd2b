using Glosa.Errors;
using Glosa.Persistence;

namespace Glosa.Training.Series;

/// <summary>What several runs over the same files need to go on: the format, and that the files are as they
/// were.</summary>
internal abstract record DataManifest
{
    /// <summary>Version of the format.</summary>
    public int GlosaFormat { get; init; } = ModelConfig.CurrentFormat;

    /// <summary>Fingerprint of the training file.</summary>
    public required string TrainingData { get; init; }

    /// <summary>Fingerprint of the validation file, or null.</summary>
    public required string? ValidationData { get; init; }

    /// <summary>Fingerprint of the test file, or null.</summary>
    public required string? TestData { get; init; }

    /// <summary>Makes sure that this version reads the format.</summary>
    /// <param name="path">The manifest's file.</param>
    /// <param name="whatItIs">What the file belongs to, such as <c>series</c>.</param>
    /// <exception cref="InvalidInputException">A newer version wrote it.</exception>
    public void CheckFormat(string path, string whatItIs)
    {
        if (GlosaFormat > ModelConfig.CurrentFormat)
            throw new InvalidInputException(path, $"glosa_format {ModelConfig.CurrentFormat} or older",
                $"glosa_format {GlosaFormat}", $"update Glosa: this {whatItIs} was started by a newer version");
    }

    /// <summary>Makes sure that the files hold what they held at the start.</summary>
    /// <param name="now">The data as it is.</param>
    /// <param name="whatItIs">What was started with it, such as <c>series</c>.</param>
    /// <exception cref="InvalidInputException">A file has changed; all are told.</exception>
    public void CheckData(SeriesData now, string whatItIs)
    {
        Problem[] problems = [.. new[]
        {
            ("data.train", TrainingData, now.All),
            ("data.validation", ValidationData, now.Validation),
            ("data.test", TestData, now.Test),
        }.Where(file => file.Item2 != file.Item3?.Fingerprint).Select(file => new Problem(file.Item1,
            $"the texts and labels that the {whatItIs} was started with", $"other ones in {file.Item3?.Path}",
            $"put the file back as it was, or start a new {whatItIs}"))];
        if (problems.Length > 0) throw new InvalidInputException(problems);
    }
}
