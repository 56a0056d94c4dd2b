using Glosa.Embeddings;
using Glosa.Errors;
using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Tokenization;
using Glosa.Tokenization.Models;
using Glosa.Torch;

namespace Glosa.Tests.Embeddings;

public class VectorTableTests
{
    private static readonly WordVectors s_vectors = new("v.txt", 2, new Dictionary<string, float[]>
    {
        ["the"] = [1, 2],
        ["paris"] = [3, 4],
        ["<unk>"] = [9, 9],
    });

    [Fact]
    public void CopyInto_Words_HaveTheirRows()
    {
        var rows = RowsOf(["<pad>", "<unk>", "the", "Paris", "zzz"], new() { Missing = MissingVectors.Zero });
        rows.ShouldBe([0, 0, 0, 0, 1, 2, 3, 4, 0, 0]);
    }

    [Fact]
    public void CopyInto_NoLowerCaseFallback_LeavesTheWordWithout()
    {
        var rows = RowsOf(["<pad>", "<unk>", "the", "Paris"],
            new() { Missing = MissingVectors.Zero, LowerCaseFallback = false });
        rows.ShouldBe([0, 0, 0, 0, 1, 2, 0, 0]);
    }

    [Fact]
    public void CopyInto_MissingWords_FollowFromSeedAndWordAlone()
    {
        var first = RowsOf(["<pad>", "<unk>", "the", "x", "y"], new());
        var second = RowsOf(["<pad>", "<unk>", "y", "x"], new());
        first[6..8].ShouldBe(second[6..8]);
        first[8..10].ShouldBe(second[4..6]);
        first[6..8].ShouldNotBe(first[8..10]);
        RowsOf(["<pad>", "<unk>", "y", "x"], new(), seed: 2)[4..6].ShouldNotBe(second[4..6]);
        second[..4].ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public void CopyInto_ManyMissingWords_AreNormal()
    {
        var rows = RowsOf(["<pad>", "<unk>", .. Enumerable.Range(0, 20_000).Select(word => $"w{word}")], new(), 0.5)[4..];
        var mean = rows.Average();
        mean.ShouldBe(0, tolerance: 0.01);
        Math.Sqrt(rows.Average(value => (value - mean) * (value - mean))).ShouldBe(0.5, tolerance: 0.01);
        ((double)rows.Count(value => Math.Abs(value) > 1) / rows.Length).ShouldBe(0.0455, tolerance: 0.005);
    }

    [Fact]
    public void CopyInto_ModelWithoutTheTable_IsTold() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var store = new ParameterStore(1, Device.Cpu);
        _ = new Linear(store.Root / "classifier", 2, 2);
        var problem = Should.Throw<InvalidInputException>(() => TableOf(["<pad>", "<unk>"], new()).CopyInto(store))
            .Problems.ShouldHaveSingleItem();
        problem.Expected.ShouldBe("a model with the weight embedding.weight [2, 2]");
        problem.Found.ShouldBe("only \"classifier.weight\", \"classifier.bias\"");
    });

    private static float[] RowsOf(
        string[] tokens, WordVectorsOptions options, double deviation = 1, long seed = 1)
    {
        var rows = Array.Empty<float>();
        LiveTensors.ShouldBeUnchangedBy(() =>
        {
            using var store = new ParameterStore(1, Device.Cpu);
            _ = new Embedding(store.Root / "embedding", tokens.Length, 2);
            TableOf(tokens, options, deviation, seed).CopyInto(store);
            rows = store.Parameters[0].Tensor.ToArray<float>();
        });
        return rows;
    }

    private static VectorTable TableOf(
        string[] tokens, WordVectorsOptions options, double deviation = 1, long seed = 1) =>
        new(s_vectors, new Tokenizer(BasicEnglish.Normalizer(), BasicEnglish.PreTokenizer,
            new WordLevelModel(new Vocabulary(tokens))), options, deviation, seed);
}
