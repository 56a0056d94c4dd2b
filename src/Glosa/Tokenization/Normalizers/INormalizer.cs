namespace Glosa.Tokenization.Normalizers;

/// <summary>Changes a text before it is split. Immutable and safe to share between threads.</summary>
public interface INormalizer : ITokenizerComponent
{
    /// <summary>Changes the text in place.</summary>
    void Normalize(NormalizedString text);
}
