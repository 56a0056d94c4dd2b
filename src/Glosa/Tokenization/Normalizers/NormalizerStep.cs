namespace Glosa.Tokenization.Normalizers;

/// <summary>A step that <c>tokenizer.normalizer</c> can name, as <c>NAME</c> or <c>NAME=ARGUMENT</c>.</summary>
/// <param name="Argument">What stands behind <c>=</c>, for messages; null where the step takes nothing.</param>
/// <param name="Make">Makes the step of its argument, which is empty where it takes none.</param>
internal sealed record NormalizerStep(string? Argument, Func<string, INormalizer> Make)
{
    /// <summary>What is wrong with an argument: what was expected instead; null where it is good.</summary>
    public Func<string, string?>? Refuse { get; init; }

    /// <summary>Whether the argument is a file.</summary>
    public Func<string, bool> NamesFile { get; init; } = _ => false;

    /// <summary>A step that takes nothing.</summary>
    public static NormalizerStep Of(INormalizer step) => new(Argument: null, _ => step);
}
