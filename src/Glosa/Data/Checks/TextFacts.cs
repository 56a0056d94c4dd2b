using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Glosa.Tokenization;

namespace Glosa.Data.Checks;

/// <summary>All that a check keeps of a text.</summary>
/// <param name="Exact">128 bits of the SHA-256 of its UTF-16: in practice, only equal texts share them.</param>
/// <param name="Folded">The same for the text in lower case, each stretch of white space one blank, none around
/// it.</param>
/// <param name="Characters">Unicode characters.</param>
/// <param name="Words">Stretches between white space; 0 for an empty text.</param>
/// <param name="Tokens">Tokens before anything is cut; 0 without a tokenizer.</param>
/// <param name="Kept">Tokens that are kept.</param>
/// <param name="Unknown">Kept tokens that the vocabulary lacks.</param>
internal readonly record struct TextFacts(
    UInt128 Exact, UInt128 Folded, int Characters, int Words, int Tokens, int Kept, int Unknown)
{
    /// <summary>Looks at a text; safe to call from several threads.</summary>
    public static TextFacts Of(string text, Tokenizer? tokenizer)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        var (length, words) = Fold(text, buffer);
        var encoding = tokenizer?.Encode(text);
        var facts = new TextFacts(
            Hash(text), Hash(buffer.AsSpan(0, length)), CountCharacters(text), words,
            encoding?.FullLength ?? 0, encoding?.Ids.Length ?? 0, encoding?.UnknownCount ?? 0);
        ArrayPool<char>.Shared.Return(buffer);
        return facts;
    }

    private static (int Length, int Words) Fold(string text, Span<char> folded)
    {
        var (length, words, inWord) = (0, 0, false);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                inWord = false;
                continue;
            }
            if (!inWord && words++ > 0)
                folded[length++] = ' ';
            inWord = true;
            folded[length++] = char.ToLowerInvariant(character);
        }
        return (length, words);
    }

    private static int CountCharacters(string text)
    {
        var count = 0;
        foreach (var character in text)
            count += char.IsLowSurrogate(character) ? 0 : 1;
        return count;
    }

    private static UInt128 Hash(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
