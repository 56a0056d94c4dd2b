using Glosa.Data;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Training;

namespace Glosa.Baselines;

/// <summary>The linear baseline of a run. What goes wrong with it is told in its result and spoils nothing.</summary>
internal sealed class RunBaseline(
    RunDirectory run, Recipe recipe, PreparedData data, IReadOnlyList<ITrainingObserver> observers)
{
    private LinearBaseline? _baseline;
    private BaselineResult? _result;

    /// <summary>Trains the baseline on the train split and saves it, unless the run has one; then scores it on the
    /// validation split.</summary>
    public void Prepare(CancellationToken stop)
    {
        if (!recipe.Baseline) return;
        Try(() =>
        {
            _baseline = ReadSaved() ?? TrainAndSave(stop);
            _result = new BaselineResult
            {
                Validation = _baseline.Evaluate(data.Validation, stop),
                Seconds = _baseline.Seconds,
                Features = _baseline.NgramCount,
            };
        });
        if (_result is not null)
            foreach (var observer in observers) observer.BaselineScored(_result);
    }

    /// <summary>What it gave.</summary>
    /// <param name="test">Whether the model was scored on the test file, and so the baseline is too.</param>
    public BaselineResult? Result(bool test)
    {
        if (test && _baseline is not null)
            Try(() => _result = _result! with { Test = _baseline.Evaluate(data.Test!) });
        return _result;
    }

    /// <summary>The labels that it gives each text; null if there is none.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? LabelsOf(DataSet texts)
    {
        if (_baseline is null) return null;
        var given = new IReadOnlyList<string>[texts.Examples.Count];
        Try(() => Parallel.For(0, given.Length, index => given[index] = _baseline.PredictAll(texts.Examples[index].Text)));
        return _baseline is null ? null : given;
    }

    private LinearBaseline? ReadSaved()
    {
        AtomicDirectory.Recover(run.Baseline);
        try
        {
            return LinearBaseline.OfRun(run.Root);
        }
        catch (InvalidInputException)
        {
            return null;    // damaged: trained again, and replaced
        }
    }

    private LinearBaseline TrainAndSave(CancellationToken stop)
    {
        var baseline = LinearBaseline.Train(
            data.Training, data.Labels, new LinearBaselineOptions { Seed = recipe.Training.Seed }, stop);
        baseline.Save(run.Baseline);
        return baseline;
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (OperationCanceledException)
        {
            _baseline = null;   // the run was asked to stop, and does so before its first step
        }
        catch (Exception error)
        {
            _baseline = null;
            _result = new BaselineResult
            {
                Validation = null,
                Seconds = 0,
                Features = 0,
                Error = error.GetBaseException().Message,
            };
        }
    }
}
