using System.Numerics.Tensors;
using Glosa.Data;
using Glosa.Embeddings;

namespace Glosa.Tests.Embeddings;

public class CbowTests
{
    private const int Size = 8;
    private const int Words = 10;       // of each of two topics, which no text mixes

    private static readonly CbowOptions s_options = new() { Epochs = 4, FrequentShare = 1 };

    [Fact]
    public void Learn_WordsOfTwoTopics_PutsThoseOfOneTogether()
    {
        var vectors = Learn(s_options);
        for (var word = 0; word < 2 * Words; word++)
        {
            var others = Enumerable.Range(0, 2 * Words).Where(other => other != word)
                .OrderByDescending(other => TensorPrimitives.CosineSimilarity(Row(vectors, word), Row(vectors, other)));
            others.Take(Words - 1).ShouldAllBe(other => other / Words == word / Words, $"nearest to word {word}");
        }
    }

    [Fact]
    public void Learn_MoreEpochs_LowersTheLoss()
    {
        var losses = new List<double>();
        Learn(s_options, epochEnded: (epoch, loss) =>
        {
            epoch.ShouldBe(losses.Count + 1);
            losses.Add(loss);
        });
        losses.Count.ShouldBe(4);
        losses[0].ShouldBeInRange(0.5, (1 + s_options.NegativeSamples) * Math.Log(2));
        losses.ShouldBe(losses.OrderDescending());
    }

    [Fact]
    public void Learn_SameSeed_GivesTheSameVectors()
    {
        Learn(s_options, seed: 3).ShouldBe(Learn(s_options, seed: 3));
        Learn(s_options, seed: 4).ShouldNotBe(Learn(s_options, seed: 3));
    }

    [Fact]
    public void Learn_AskedToStop_Stops()
    {
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Learn(s_options, epochEnded: (_, _) => stop.Cancel(), stop: stop.Token));
    }

    [Fact]
    public void Draw_ManyTimes_FollowsCountsToThePowerOfThreeQuarters()
    {
        var frequencies = TokenFrequencies.Of([[0, .. Enumerable.Repeat(2, 16), .. Enumerable.Repeat(3, 81)]], 5, 1);
        frequencies.Total.ShouldBe(98);
        var random = new RandomStream(1);
        var counts = new int[5];
        for (var draw = 0; draw < 36_000; draw++) counts[frequencies.Draw(random)]++;       // 1 : 8 : 27
        counts[0].ShouldBeInRange(850, 1150);
        counts[2].ShouldBeInRange(7700, 8300);
        counts[3].ShouldBeInRange(26_600, 27_400);
        (counts[1] + counts[4]).ShouldBe(0);
    }

    [Fact]
    public void IsKept_FrequentTokens_AreLeftOutByTheirShare()
    {
        var frequencies = TokenFrequencies.Of([[.. Enumerable.Repeat(0, 96), 1, 2, 3, 4]], 5, frequentShare: 0.06);
        var random = new RandomStream(1);
        var kept = Enumerable.Range(0, 10_000).Count(_ => frequencies.IsKept(0, random));   // sqrt(1 / 16) + 1 / 16
        kept.ShouldBeInRange(2900, 3350);
        Enumerable.Range(0, 1000).ShouldAllBe(_ => frequencies.IsKept(1, random));
    }

    private static float[] Learn(CbowOptions options, long seed = 1, Action<int, double>? epochEnded = null,
        CancellationToken stop = default)
    {
        var random = new RandomStream(7);
        int[][] texts = [.. Enumerable.Range(0, 600).Select(text =>
            Enumerable.Range(0, 12).Select(_ => text % 2 * Words + random.Next(Words)).ToArray())];
        return new Cbow(options, Size, seed).Learn(texts, 2 * Words, epochEnded, stop);
    }

    private static ReadOnlySpan<float> Row(float[] vectors, int word) => vectors.AsSpan(word * Size, Size);
}
