using System.Text;
using Glosa.Data;

namespace Glosa.Testing;

/// <summary>Made-up texts of a small vocabulary, whose words tell their label, mostly.</summary>
public static class SampleTexts
{
    private static readonly string[] s_labels = ["fire", "rain", "snow"];

    /// <summary>The same seed always gives the same texts, of 1 to 12 words.</summary>
    public static IReadOnlyList<Example> Make(int count, long seed = 1)
    {
        var random = RandomStream.Derive(seed, "sample texts");
        return [.. Enumerable.Range(0, count).Select(index => MakeOne(index, random))];
    }

    /// <summary>The same as a CSV file with columns <c>text</c> and <c>label</c>.</summary>
    public static string ToCsv(int count, long seed = 1)
    {
        var text = new StringBuilder("text,label\n");
        foreach (var example in Make(count, seed)) text.Append($"{example.Text},{example.Label}\n");
        return text.ToString();
    }

    private static Example MakeOne(int index, RandomStream random)
    {
        var label = index % s_labels.Length;
        var words = Enumerable.Range(0, 1 + random.Next(12))
            .Select(_ => random.Next(3) == 0 ? $"{s_labels[label]}{random.Next(6)}" : $"word{random.Next(12)}");
        return new Example(string.Join(' ', words), s_labels[label], index + 2);
    }
}
