using Glosa.Explanations;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Neural.Optimizers;
using Glosa.Torch;

namespace Glosa.Testing;

/// <summary>What every model does; the test of a model inherits it and says how to make one.</summary>
public abstract class TextModelSpecification
{
    private const double Tolerance = 1e-5;

    private static readonly ModelShape s_shape = new(VocabularySize: 20, LabelCount: 3, PaddingId: 0);

    // Eight texts of different lengths; several share most of their words.
    private static readonly int[][] s_texts =
    [
        [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [3], [2, 3, 4], [4, 3],
        [13, 14, 15, 16, 17, 18, 19], [13, 14, 15, 16], [5, 5, 5, 5, 9], [9, 5],
    ];

    private static readonly long[] s_labels = [0, 1, 2, 0, 1, 2, 0, 1];

    /// <summary>Whether padding changes the logits, as it does where a published mistake is reproduced.</summary>
    protected virtual bool ReadsPadding => false;

    /// <summary>Makes the model with few and small weights.</summary>
    protected abstract TextModel Create(ModelShape shape, ParameterPath path);

    [Fact]
    public void Forward_Batch_GivesALogitForEachTextAndLabel() => WithModel(model =>
    {
        using var scope = new TensorScope();
        var logits = model.Forward(TokenBatch.Create(s_texts, s_shape.PaddingId, Device.Cpu), training: true);
        logits.Shape.ShouldBe([s_texts.Length, s_shape.LabelCount]);
        logits.DType.ShouldBe(DType.Float32);
    });

    [Fact]
    public void Backward_Loss_ReachesEveryWeight() => WithModel((model, store) =>
    {
        using var scope = new TensorScope();
        Loss(model).Backward();
        foreach (var parameter in store.Parameters)
        {
            var gradient = parameter.Tensor.Gradient.ShouldNotBeNull(parameter.Name);
            gradient.ToArray<float>().ShouldContain(value => value != 0, parameter.Name);
        }
    });

    [Fact]
    public void Forward_AfterTrainingOnEightTexts_KnowsThemByHeart() => WithModel((model, store) =>
    {
        using var optimizer = Optimizer.Create(store, new AdamOptions { LearningRate = 0.02 });
        for (var step = 0; step < 150; step++)
        {
            using var scope = new TensorScope();
            Engine.Seed(step);
            Loss(model).Backward();
            optimizer.Step(0.02);
            store.ClearGradients();
        }
        var logits = Logits(model, s_texts);
        logits.Select(row => (long)Inference.IndexOfLargest(row)).ShouldBe(s_labels);
    });

    [Fact]
    public void Forward_LoadedWeights_GivesEqualLogits() => WithModel((model, store) =>
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "model.safetensors");
        SafeTensorsFile.Save(file, store.Parameters
            .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Tensor)));
        using var otherStore = new ParameterStore(seed: 8, Device.Cpu);
        var other = Create(s_shape, otherStore.Root);
        Logits(other, s_texts).ShouldNotBe(Logits(model, s_texts));
        using (new TensorScope())
        {
            using var opened = SafeTensorsFile.Open(file);
            otherStore.Load(opened.ReadAll());
        }
        Logits(other, s_texts).ShouldBe(Logits(model, s_texts));
    });

    [Fact]
    public void Forward_BatchMates_ChangeNoLogitUnlessPaddingIsRead() => WithModel(model =>
    {
        var together = Logits(model, s_texts);
        var alone = s_texts.Select(text => Logits(model, [text])[0]).ToArray();
        (LargestDifference(together, alone) > Tolerance).ShouldBe(ReadsPadding);
    });

    [Fact]
    public void Forward_OtherOrderOfTexts_ChangesNoLogit() => WithModel(model =>
    {
        var reversed = Logits(model, [.. s_texts.Reverse()]).Reverse().ToArray();
        LargestDifference(Logits(model, s_texts), reversed).ShouldBeLessThan(Tolerance);
    });

    [Fact]
    public void Forward_EmptyTextAndOneToken_GivesNumbers() => WithModel(model =>
    {
        int[][][] batches = [[[]], [[5]], [[], [5]], [[], []], [[], .. s_texts]];
        foreach (var batch in batches)
            Logits(model, batch).SelectMany(row => row).ShouldAllBe(value => float.IsFinite(value));
    });

    [Fact]
    public void Forward_Twice_GivesTheSame() =>
        WithModel(model => Logits(model, s_texts).ShouldBe(Logits(model, s_texts)));

    [Fact]
    public void Forward_ItsOwnVectors_GivesTheLogitsOfTheIds() => WithModel(model =>
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var batch = TokenBatch.Create(s_texts, s_shape.PaddingId, Device.Cpu);
        model.Forward(model.Embed(batch), batch, training: false)
            .ShouldBeCloseTo(model.Forward(batch, training: false), Tolerance);
    });

    [Fact]
    public void IntegratedGradients_EachText_SumToTheDifferenceFromTheBaseline() => WithModel((model, store) =>
    {
        foreach (var weight in store.Parameters) weight.Trainable = false;
        foreach (var attributions in Explain(model))
        {
            attributions.Converged.ShouldBe(true, $"{attributions.ConvergenceDelta} of "
                + $"{attributions.Output - attributions.BaselineOutput} after {attributions.Steps} steps");
            attributions.Words.ShouldContain(value => value != 0);
        }
        store.Parameters.ShouldAllBe(weight => weight.Tensor.Gradient == null);
    });

    [Fact]
    public void IntegratedGradients_AgainAndAgain_LeavesNoTensors() => WithModel((model, store) =>
    {
        foreach (var weight in store.Parameters) weight.Trainable = false;
        LiveTensors.ShouldBeUnchangedBy(() => Explain(model));
    });

    [Fact]
    public async Task Forward_ManyThreads_GivesTheSameAsOne()
    {
        using var store = new ParameterStore(seed: 7, Device.Cpu);
        var model = Create(s_shape, store.Root);
        var expected = Logits(model, s_texts);
        var threads = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () => Enumerable.Range(0, 20).Select(_ => Logits(model, s_texts)).ToArray(),
            TaskCreationOptions.LongRunning));
        foreach (var logits in (await Task.WhenAll(threads)).SelectMany(all => all)) logits.ShouldBe(expected);
    }

    [Fact]
    public void Model_MadeTrainedAndUsed_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
        WithModel((model, store) =>
        {
            using var optimizer = Optimizer.Create(store, new AdamOptions());
            using (new TensorScope())
            {
                Loss(model).Backward();
                optimizer.Step(0.01);
                store.ClearGradients();
            }
            Logits(model, s_texts);
        }));

    private static IReadOnlyList<Attributions> Explain(TextModel model) =>
        new IntegratedGradients(new()).Attribute(
            new(model, AttributedOutput.Logit, isMultiLabel: false, new(s_shape.PaddingId), tokensPerBatch: 64, Device.Cpu),
            [.. s_texts.Zip(s_labels, (ids, label) => TokensOfWords.Of(ids, (int)label))]);

    private static Tensor Loss(TextModel model) => Losses.CrossEntropy(
        model.Forward(TokenBatch.Create(s_texts, s_shape.PaddingId, Device.Cpu), training: true),
        Tensor.From<long>(s_labels));

    private static float[][] Logits(TextModel model, int[][] texts)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        return [.. model.Forward(TokenBatch.Create(texts, s_shape.PaddingId, Device.Cpu), training: false)
            .ToArray<float>().Chunk(s_shape.LabelCount)];
    }

    private static double LargestDifference(float[][] left, float[][] right) => left.Zip(right)
        .SelectMany(rows => rows.First.Zip(rows.Second, (one, other) => Math.Abs(one - other))).Max();

    private void WithModel(Action<TextModel> test) => WithModel((model, _) => test(model));

    private void WithModel(Action<TextModel, ParameterStore> test)
    {
        using var store = new ParameterStore(seed: 7, Device.Cpu);
        test(Create(s_shape, store.Root), store);
    }
}
