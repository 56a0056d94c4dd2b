using System.Text.Json;

namespace Glosa.Tokenization;

/// <summary>A part of a tokenizer that can write itself into <c>tokenizer.json</c>.</summary>
public interface ITokenizerComponent
{
    /// <summary>The part's name in the field <c>type</c>, as the reference library calls it.</summary>
    string Type { get; }

    /// <summary>Writes the fields behind <c>type</c> into the object that is open.</summary>
    void WriteFields(Utf8JsonWriter writer);
}
