using Glosa.Data;
using Glosa.Evaluation;
using Glosa.Models;
using Glosa.Testing;
using Glosa.Tokenization;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Evaluation;

public class EvaluatorTests
{
    private static readonly DataSet s_data = new("texts", SampleTexts.Make(300));
    private static readonly LabelSet s_labels = LabelSet.From(s_data, new DataOptions());
    private static readonly Tokenizer s_tokenizer = Tokenizer.Train(
        new TokenizerOptions(), s_data.Examples.Select(example => example.Text));

    [Fact]
    public void Evaluate_KnownLogits_ScoresEveryTextOnce()
    {
        var result = Evaluate(CancellationToken.None);
        var firstTokens = s_data.Examples.Select(example => s_tokenizer.EncodeToIds(example.Text)[0] % 3).ToArray();
        var labels = s_data.Examples.Select(example => s_labels.IdOf(example.Label)).ToArray();
        var right = labels.Zip(firstTokens).Count(pair => pair.First == pair.Second);
        result.TextCount.ShouldBe(300);
        result.Accuracy.ShouldBe(right / 300.0);
        var (lossIfRight, lossIfWrong) = (Math.Log(Math.E + 2) - 1, Math.Log(Math.E + 2));
        result.Loss.ShouldBe((right * lossIfRight + (300 - right) * lossIfWrong) / 300, tolerance: 1e-6);
    }

    [Fact]
    public void Evaluate_Cancelled_Stops() =>
        Should.Throw<OperationCanceledException>(() => Evaluate(new CancellationToken(canceled: true)));

    [Fact]
    public void Evaluate_Whole_LeavesNoTensors() =>
        LiveTensors.ShouldBeUnchangedBy(() => Evaluate(CancellationToken.None));

    private static EvaluationResult Evaluate(CancellationToken stop) => Evaluator.Evaluate(
        new FirstTokenModel(), EncodedDataSet.Encode(s_data, s_tokenizer, s_labels),
        s_labels.Names, paddingId: 0, Device.Cpu, stop);

    /// <summary>Logit 1 for the label that the first token's id gives, 0 for the others.</summary>
    private sealed class FirstTokenModel : TextModel
    {
        public override Tensor Embed(TokenBatch batch) => batch.Ids.Unsqueeze(2);

        public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training)
        {
            var ids = vectors.ToArray<long>().Chunk((int)batch.PaddedLength).Select(row => row[0]);
            return Tensor.From<float>(
                [.. ids.SelectMany(id => Enumerable.Range(0, 3).Select(label => label == id % 3 ? 1f : 0f))],
                [batch.TextCount, 3]);
        }
    }
}
