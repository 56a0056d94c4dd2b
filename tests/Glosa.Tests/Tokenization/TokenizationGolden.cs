using System.Text.Json;

namespace Glosa.Tests.Tokenization;

/// <summary>The golden files of the tokenizers, and the texts in them that are hard to tokenize.</summary>
internal static class TokenizationGolden
{
    public static JsonElement BasicEnglish { get; } = Read("basic_english.json");

    public static string[] HardTexts { get; } =
        [.. BasicEnglish.GetProperty("texts").EnumerateArray().Select(text => text.GetProperty("text").GetString()!)];

    public static string PathOf(string name) => Testing.Golden.Path("tokenization", name);

    public static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllBytes(PathOf(name))).RootElement;

    public static string[] Strings(this JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.GetString()!)];

    public static int[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];

    /// <summary>All code points but surrogates.</summary>
    public static IEnumerable<int> CodePoints() =>
        Enumerable.Range(0, 0xD800).Concat(Enumerable.Range(0xE000, 0x110000 - 0xE000));

    /// <summary>What an array <c>[first, last, first, last, …]</c> spans.</summary>
    public static HashSet<int> Ranges(this JsonElement array) => [.. array.Numbers().Chunk(2)
        .SelectMany(range => Enumerable.Range(range[0], range[1] - range[0] + 1))];

    public static Dictionary<string, string> Texts(this JsonElement json) =>
        json.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!);
}
