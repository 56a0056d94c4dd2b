namespace Glosa.Cli.Output;

/// <summary>What <c>glosa tokenizer train</c> tells.</summary>
/// <param name="Tokenizer">The file that was written.</param>
/// <param name="Vocabulary">Entries of the vocabulary.</param>
/// <param name="Texts">Texts read.</param>
/// <param name="Bytes">Their size in UTF-8.</param>
/// <param name="Seconds">From opening the file to the tokenizer on disk.</param>
internal sealed record TrainedTokenizer(string Tokenizer, int Vocabulary, int Texts, long Bytes, double Seconds);
