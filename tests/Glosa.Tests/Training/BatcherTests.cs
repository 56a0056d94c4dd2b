using Glosa.Training;

namespace Glosa.Tests.Training;

public class BatcherTests
{
    private static readonly int[] s_lengths = [.. Enumerable.Range(0, 501).Select(index => 1 + index * 37 % 200)];

    [Theory]
    [InlineData(Batching.Bucketed)]
    [InlineData(Batching.Shuffled)]
    public void ForEpoch_AnyBatching_HoldsEachTextOnce(Batching batching)
    {
        var batches = Batcher.ForEpoch(s_lengths, batchSize: 4, batching, seed: 1, epoch: 1);
        batches.SelectMany(batch => batch).Order().ShouldBe(Enumerable.Range(0, s_lengths.Length));
        batches.Count.ShouldBe(126);
        batches.Count(batch => batch.Length == 4).ShouldBe(125);
    }

    [Theory]
    [InlineData(Batching.Bucketed)]
    [InlineData(Batching.Shuffled)]
    public void ForEpoch_SameSeedAndEpoch_GivesTheSame(Batching batching)
    {
        var first = Batcher.ForEpoch(s_lengths, 16, batching, seed: 3, epoch: 2);
        Batcher.ForEpoch(s_lengths, 16, batching, seed: 3, epoch: 2).ShouldBe(first);
        Batcher.ForEpoch(s_lengths, 16, batching, seed: 3, epoch: 3).ShouldNotBe(first);
        Batcher.ForEpoch(s_lengths, 16, batching, seed: 4, epoch: 2).ShouldNotBe(first);
    }

    [Fact]
    public void ForEpoch_Bucketed_PadsLessThanShuffled()
    {
        var bucketed = PaddedTokens(Batcher.ForEpoch(s_lengths, 4, Batching.Bucketed, seed: 1, epoch: 1));
        var shuffled = PaddedTokens(Batcher.ForEpoch(s_lengths, 4, Batching.Shuffled, seed: 1, epoch: 1));
        bucketed.ShouldBeLessThan(s_lengths.Sum() * 105 / 100);
        shuffled.ShouldBeGreaterThan(s_lengths.Sum() * 140 / 100);
    }

    [Fact]
    public void ForEpoch_Bucketed_MixesLongAndShortBatches()
    {
        var longest = Batcher.ForEpoch(s_lengths, 4, Batching.Bucketed, seed: 1, epoch: 1)
            .Select(batch => batch.Max(index => s_lengths[index])).ToArray();
        longest.ShouldNotBe(longest.Order().ToArray());
        longest[..20].Max().ShouldBeGreaterThan(100);
        longest[..20].Min().ShouldBeLessThan(100);
    }

    [Fact]
    public void ByLength_AllTexts_AreSortedAndInOneBatchEach()
    {
        var batches = Batcher.ByLength([3, 1, 2, 1, 5], batchSize: 2);
        batches.ShouldBe([[1, 3], [2, 0], [4]]);
    }

    private static int PaddedTokens(IReadOnlyList<int[]> batches) =>
        batches.Sum(batch => batch.Length * batch.Max(index => s_lengths[index]));
}
