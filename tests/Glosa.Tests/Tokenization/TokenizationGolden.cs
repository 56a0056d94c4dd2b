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

    public static Dictionary<string, string> Texts(this JsonElement json) =>
        json.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!);
}
