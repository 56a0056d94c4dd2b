using Glosa.Errors;
using Glosa.Pretraining;
using Glosa.Testing;
using Glosa.Tokenization;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Pretraining;

public sealed class PretrainingRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _texts;

    public PretrainingRunTests() => _texts = _folder.Write("texts.txt",
        string.Join('\n', SampleTexts.Make(120).Select(example => $"{example.Text} and {example.Text}")));

    [Fact]
    public void Run_SmallTexts_GuessesBetterThanAtFirst_AndLeavesADirectoryOfHuggingFace()
    {
        var directory = Path.Combine(_folder.Path, "run");
        using var run = PretrainingRun.Create(Recipe("training.epochs=20"), directory, []);
        var result = run.Run(CancellationToken.None);
        result.Outcome.ShouldBe(TrainingOutcome.Completed);
        result.Perplexity!.Value.ShouldBeLessThan(35);
        run.Tokenizer.Vocabulary.Count.ShouldBeGreaterThan(40);

        var best = Path.Combine(directory, "best");
        foreach (var name in new[] { "config.json", "model.safetensors", "vocab.txt", "tokenizer.json", "tokenizer_config.json" })
            File.Exists(Path.Combine(best, name)).ShouldBeTrue(name);
        WordPieceTokenizer.Load(Path.Combine(best, "vocab.txt"), new()).EncodeToIds("fire1 word3")
            .ShouldBe(run.Tokenizer.EncodeToIds("fire1 word3"));
        using var scope = new TensorScope();
        using var weights = SafeTensorsFile.Open(Path.Combine(best, "model.safetensors"));
        weights.Tensors.Select(tensor => tensor.Name).ShouldContain("bert.encoder.layer.1.attention.self.query.weight");
        File.ReadAllText(Path.Combine(best, "config.json")).ShouldContain("\"hidden_size\": 16");
    }

    [Fact]
    public void Resume_RunBrokenInAnEpoch_GivesTheSameWeightsAsOneNeverBroken()
    {
        var (whole, broken) = (Path.Combine(_folder.Path, "whole"), Path.Combine(_folder.Path, "broken"));
        using (var run = PretrainingRun.Create(Recipe(), whole, [])) run.Run(CancellationToken.None);
        using (var stop = new CancellationTokenSource())
        using (var run = PretrainingRun.Create(Recipe(), broken, [new StopAfter(stop, steps: 5)]))
            run.Run(stop.Token).Outcome.ShouldBe(TrainingOutcome.Interrupted);
        using (var run = PretrainingRun.Resume(broken, [], allowInexact: false, []))
            run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        RunFiles.ShouldBeTheSameEncoder(broken, whole);
    }

    [Fact]
    public void Run_WithTokenVectorsLearnedFirst_BeginsWithThem_AndGoesOnToTheSameWhenBroken()
    {
        var (whole, broken) = (Path.Combine(_folder.Path, "whole"), Path.Combine(_folder.Path, "broken"));
        const string cbow = "cbow={epochs: 2}";
        var seen = new VectorEpochs();
        using (var run = PretrainingRun.Create(Recipe(cbow), whole, [seen])) run.Run(CancellationToken.None);
        seen.Losses.Count.ShouldBe(2);

        using (var stop = new CancellationTokenSource())
        using (var run = PretrainingRun.Create(Recipe(cbow), broken, [new VectorEpochs(stop)]))
            run.Run(stop.Token).Outcome.ShouldBe(TrainingOutcome.Interrupted);
        using (var stop = new CancellationTokenSource())
        using (var run = PretrainingRun.Resume(broken, [], allowInexact: false, [new StopAfter(stop, steps: 5)]))
            run.Run(stop.Token).Outcome.ShouldBe(TrainingOutcome.Interrupted);
        seen = new VectorEpochs();
        using (var run = PretrainingRun.Resume(broken, [], allowInexact: false, [seen]))
            run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        seen.Losses.ShouldBeEmpty();
        RunFiles.ShouldBeTheSameEncoder(broken, whole);
    }

    [Theory]
    [InlineData("0", "0.1")]
    [InlineData("0.2", "0.2")]
    public void Run_Dropout_IsInTheConfigurationForFineTuning(string dropout, string expected)
    {
        var directory = Path.Combine(_folder.Path, "run");
        using var run = PretrainingRun.Create(Recipe("training.epochs=1", $"model.hidden_dropout={dropout}"), directory, []);
        run.Run(CancellationToken.None);
        File.ReadAllText(Path.Combine(directory, "best", "config.json")).ShouldContain($"\"hidden_dropout_prob\": {expected}");
    }

    [Fact]
    public void Check_TokenVectorsBesideAnEncoder_IsTold() =>
        Should.Throw<InvalidInputException>(() => Recipe("cbow={}", "encoder.from=somewhere"))
            .Problems.ShouldHaveSingleItem().Where.ShouldEndWith("cbow");

    [Fact]
    public void Run_WithGradientCheckpointing_GivesTheSameWeights()
    {
        var (without, with) = (Path.Combine(_folder.Path, "without"), Path.Combine(_folder.Path, "with"));
        using (var run = PretrainingRun.Create(Recipe(), without, [])) run.Run(CancellationToken.None);
        using (var run = PretrainingRun.Create(Recipe("model.gradient_checkpointing=true"), with, []))
            run.Run(CancellationToken.None);
        File.ReadAllBytes(Path.Combine(with, "best", "model.safetensors")).AsSpan()
            .SequenceEqual(File.ReadAllBytes(Path.Combine(without, "best", "model.safetensors"))).ShouldBeTrue();
    }

    [Fact]
    public void Resume_OtherTexts_IsRefused()
    {
        var directory = Path.Combine(_folder.Path, "run");
        using (var run = PretrainingRun.Create(Recipe("training.epochs=1"), directory, [])) run.Run(CancellationToken.None);
        File.AppendAllText(_texts, "\none line more than there was before");
        Should.Throw<InvalidInputException>(() => PretrainingRun.Resume(directory, [], allowInexact: false, []))
            .Problems.ShouldContain(problem => problem.Where == "texts.train");
    }

    [Fact]
    public void Run_ManySteps_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var run = PretrainingRun.Create(
            Recipe("training.epochs=2"), Path.Combine(_folder.Path, $"run{Guid.NewGuid():N}"), []);
        run.Run(CancellationToken.None);
    });

    [Fact]
    public void Create_NoTexts_IsTold()
    {
        var recipe = Recipe();
        var problem = Should.Throw<InvalidInputException>(() => PretrainingRun.Create(
            recipe with { Texts = recipe.Texts with { Train = [] } }, null, [])).Problems.Single();
        problem.Where.ShouldBe("texts.train");
    }

    [Theory]
    [InlineData("training.label_smoothing=0.1", "training.label_smoothing")]
    [InlineData("training.select_by=macro_f1", "training.select_by")]
    [InlineData("tokenizer.type=bpe", "tokenizer.type")]
    [InlineData("model.max_positions=8", "model.max_positions")]
    [InlineData("masking.random_share=0.3", "masking.random_share")]
    public void Recipe_WhatHasNoMeaningHere_IsRefused(string setting, string where) =>
        Should.Throw<InvalidInputException>(() => Recipe(setting)).Problems
            .ShouldContain(problem => problem.Where.Contains(where));

    public void Dispose() => _folder.Dispose();

    private PretrainingRecipe Recipe(params string[] settings) => PretrainingRun.LoadRecipe(_folder.Write("recipe.yaml", $$"""
        name: tiny
        texts: {train: ['{{_texts}}'], validation_share: 0.1, windows_per_epoch: 50}
        tokenizer: {type: wordpiece, max_length: 16, max_vocabulary: 100}
        model: {hidden_size: 16, layers: 2, heads: 2, max_positions: 16}
        training: {epochs: 3, batch_size: 16, optimizer: {type: adamw, learning_rate: 0.01}, select_by: loss}
        """), settings);

    private sealed class StopAfter(CancellationTokenSource stop, int steps) : ITrainingObserver
    {
        public void StepEnded(Trainer trainer)
        {
            if (trainer.State.Steps == steps) stop.Cancel();
        }
    }

    private sealed class VectorEpochs(CancellationTokenSource? stop = null) : ITrainingObserver
    {
        public List<double> Losses { get; } = [];

        public void TokenVectorsLearned(int epoch, int epochs, double loss)
        {
            Losses.Add(loss);
            stop?.Cancel();
        }
    }
}
