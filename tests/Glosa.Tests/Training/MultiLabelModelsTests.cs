using Glosa.Data;
using Glosa.Evaluation;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Torch;
using Glosa.Training;
using Glosa.Training.Objectives;

namespace Glosa.Tests.Training;

/// <summary>What every model does with texts that have several labels.</summary>
public class MultiLabelModelsTests
{
    private static readonly TrainingOptions s_balanced = new() { Epochs = 2, BalanceClasses = true };

    private static readonly int[][] s_ids =
    [
        [2, 3, 4, 5, 6, 7], [3], [2, 3, 4], [4, 3], [13, 14, 15, 16, 17], [13, 14, 15], [5, 5, 9], [9, 5],
    ];

    private static readonly int[][] s_labels = [[0, 1], [], [2], [0, 2], [1], [0, 1, 2], [2], [1, 2]];

    public static TheoryData<string> Models => [.. BuiltIns.ChoicesOf(typeof(TextModelOptions)).Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void Train_EightTexts_KnowsAllTheirLabelsByHeart(string model)
    {
        // Layers that normalize behind a residual sum do not learn at the rate that suits the others.
        var (options, rate) = model is "bert" or "bert_gru"
            ? ("hidden_size: 32, layers: 2, max_positions: 64", "0.002")
            : ("embedding_size: 16", "0.02");
        var recipe = RecipeFile.Parse($$"""
            name: tiny
            tokenizer: {type: basic_english, max_length: 64}
            model: {type: {{model}}, {{options}} }
            training: {epochs: 150, batch_size: 8, optimizer: {type: adam, learning_rate: {{rate}} } }
            """, "recipe", []);
        using var store = new ParameterStore(seed: 7, Device.Cpu);
        var task = Task(BuiltIns.CreateModel(recipe.Model, new ModelShape(20, 3, 0), store.Root), store);
        using var trainer = new Trainer(task, recipe.Training, []);
        trainer.Run(CancellationToken.None);
        var last = trainer.State.History[^1];
        last.Validation.Accuracy.ShouldBe(1);
        last.Validation.MacroF1.ShouldBe(1);
        last.Thresholds!.Count.ShouldBe(3);
        last.TrainLoss.ShouldBeLessThan(trainer.State.History[0].TrainLoss);
        var result = Evaluator.Evaluate(
            task.Model, task.Training, task.Labels.Names, 0, Device.Cpu, thresholds: last.Thresholds);
        result.Samples!.Recall.ShouldBe(7 / 8.0);   // one text has no label
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Score_Logits_IsTheMeanOfAllDecisions(double smoothing)
    {
        using var store = new ParameterStore(seed: 7, Device.Cpu);
        var options = new TrainingOptions
        {
            LabelSmoothing = smoothing,
            ClassWeights = new Dictionary<string, double> { ["b"] = 3 },
        };
        var model = new TextBag(new TextBagOptions(), new ModelShape(20, 3, 0), store.Root);
        using var objective = Objective.Of(Task(model, store), options);
        using var scope = new TensorScope();
        float[] logits = [1, 2, -1, -0.5f, 0.5f, -2];        // of the texts 0, with the labels 0 and 1, and 1, with none
        var (loss, correct) = objective.Score(Tensor.From<float>(logits, [2, 3]), [0, 1]);
        var expected = logits.Index().Average(one =>
        {
            var target = (one.Index < 2 ? 1 - smoothing : 0) + smoothing / 2;
            var (yes, no) = (-Math.Log(1 / (1 + Math.Exp(-one.Item))), -Math.Log(1 - 1 / (1 + Math.Exp(-one.Item))));
            return (one.Index % 3 == 1 ? 3 : 1) * target * yes + (1 - target) * no;
        });
        loss.Item().ShouldBe(expected, 1e-5);
        correct.ShouldBe(1);
    }

    [Fact]
    public void BalancedSides_Labels_AreTextsWithoutOverTextsWith() =>
        LabelWeights.BalancedSides([[0], [0, 1], [0], [0]], 3).ShouldBe([1 / 4f, 3, 4]);

    [Fact]
    public void Train_SeveralLabels_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var store = new ParameterStore(seed: 7, Device.Cpu);
        var model = new TextBag(new TextBagOptions { EmbeddingSize = 4 }, new ModelShape(20, 3, 0), store.Root);
        using var trainer = new Trainer(Task(model, store, s_balanced), s_balanced, []);
        trainer.Run(CancellationToken.None);
    });

    private static ClassificationTask Task(TextModel model, ParameterStore store, TrainingOptions? options = null)
    {
        Example[] examples = [.. s_ids.Select((_, index) => new Example("", "", index))];
        var data = new EncodedDataSet(new DataSet("eight", examples), s_ids, s_labels);
        return new ClassificationTask(model, store, data, data, new LabelSet(["a", "b", "c"]) { IsMultiLabel = true }, 0,
            options ?? new TrainingOptions());
    }
}
