using System.Text.Encodings.Web;
using System.Text.Json;
using Glosa.Errors;
using Glosa.Tokenization.PostProcessors;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization;

/// <summary>Writes and reads <c>tokenizer.json</c>, the file of Hugging Face's tokenizers, version 1.0.</summary>
/// <remarks>
/// The special tokens are also written as <c>added_tokens</c>, so that the reference library knows them for special.
/// Differs: that library finds them in a text, too, unless they stand inside a word (<c>[CLS]</c>,
/// <c>-&lt;unk&gt;-</c>). Here they are text like any other: as in torchtext a word where the tokenizer splits at white
/// space, and signs and a word where it splits those, so that no text can bring in a special token's id.
/// </remarks>
public static class TokenizerJson
{
    private const string Version = "1.0";

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // the file is data, never part of a page
    };

    /// <summary>Writes a tokenizer; equal tokenizers give equal bytes.</summary>
    public static void Write(Tokenizer tokenizer, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        using var writer = new Utf8JsonWriter(stream, Indented);
        writer.WriteStartObject();
        writer.WriteString("version", Version);
        TruncationJson.Write(writer, tokenizer);
        writer.WriteNull("padding");
        AddedTokensJson.Write(writer, tokenizer);
        Write(writer, "normalizer", tokenizer.Normalizer);
        Write(writer, "pre_tokenizer", tokenizer.PreTokenizer);
        Write(writer, "post_processor", tokenizer.PostProcessor);
        writer.WriteNull("decoder");
        Write(writer, "model", tokenizer.Model);
        writer.WriteEndObject();
        writer.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads a tokenizer; decoder and padding, which play no part in encoding, are passed over.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="path">The file's name, for errors.</param>
    /// <exception cref="InvalidInputException">
    /// The content is no JSON, lacks a field, or names a part that is not known; the JSON path is told.
    /// </exception>
    public static Tokenizer Read(Stream stream, string path)
    {
        using var document = Parse(stream, path);
        var json = new JsonField(path, "$", document.RootElement);
        if (json.Required("version") is var version && version.Text() != Version)
            throw version.Error(Version, version.Text(), "Write the file with a tool that keeps to this version.");
        json.Optional("padding")?.Expect(JsonValueKind.Object);
        var model = TokenizerComponents.ReadModel(json.Required("model"));
        var specialTokens = AddedTokensJson.Read(json.Optional("added_tokens"), model.Vocabulary);
        var postProcessor = ReadPostProcessor(json.Optional("post_processor"), model.Vocabulary);
        var (maxLength, truncation, headShare) = TruncationJson.Read(json.Optional("truncation"), postProcessor);
        return new Tokenizer(
            json.Optional("normalizer") is { } normalizer ? TokenizerComponents.ReadNormalizer(normalizer) : null,
            TokenizerComponents.ReadPreTokenizer(json.Required("pre_tokenizer")),
            model,
            maxLength,
            postProcessor,
            specialTokens,
            truncation,
            headShare);
    }

    /// <summary>Writes a tokenizer to a file, aside first, so that no half file is ever seen.</summary>
    public static void Save(Tokenizer tokenizer, string path)
    {
        var aside = path + ".new";
        using (var file = File.Create(aside))
        {
            Write(tokenizer, file);
            file.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Reads a tokenizer from a file.</summary>
    /// <exception cref="InvalidInputException">There is no such file, or <see cref="Read"/> refuses it.</exception>
    public static Tokenizer Load(string path)
    {
        if (!File.Exists(path))
            throw new InvalidInputException(path, "a tokenizer.json", "no file", "Name the file of a saved tokenizer.");
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    private static void Write(Utf8JsonWriter writer, string name, ITokenizerComponent? component)
    {
        writer.WritePropertyName(name);
        if (component is null)
            writer.WriteNullValue();
        else
            TokenizerComponents.Write(writer, component);
    }

    private static IPostProcessor? ReadPostProcessor(JsonField? json, Vocabulary vocabulary)
    {
        if (json is not { } field)
            return null;
        var postProcessor = TokenizerComponents.ReadPostProcessor(field);
        foreach (var (content, id) in postProcessor.Before.Concat(postProcessor.After))
            if (vocabulary.IdOf(content) != id)
                throw field.Error("tokens that the model's vocabulary holds with the same id",
                    $"\"{content}\" with id {id}", "Add the token to the model's vocabulary.");
        return postProcessor;
    }

    internal static JsonDocument Parse(Stream stream, string path)
    {
        try
        {
            return JsonDocument.Parse(stream, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $"{path}:{line + 1}:{error.BytePositionInLine + 1}" : path;
            throw new InvalidInputException(
                place, "JSON without duplicate fields", error.Message, "Write the file with its tool once more.");
        }
        catch (InvalidOperationException error)   // a field's name with an escaped lone surrogate
        {
            throw new InvalidInputException(
                path, "field names of valid Unicode", error.Message, "Write the file with its tool once more.");
        }
    }
}
