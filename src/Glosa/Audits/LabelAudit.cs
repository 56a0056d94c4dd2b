using Glosa.Baselines;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Training.Series;

namespace Glosa.Audits;

/// <summary>Finds rows of a file whose labels are likely wrong, by probabilities of a model that has not learned
/// them.</summary>
/// <remarks>Papers: Northcutt et al. 2021, arXiv:1911.00068 (confident learning); Platt 1999 for the baseline's
/// probabilities.</remarks>
public static class LabelAudit
{
    /// <summary>Audits a file by the linear baseline, cross-validated.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">How it is read.</param>
    /// <param name="options">The folds; the defaults by default.</param>
    /// <param name="cancellation">Stops in between.</param>
    /// <exception cref="InvalidInputException">The file or an option cannot be used, or a label has fewer rows than there
    /// are folds.</exception>
    public static LabelAuditReport Run(string path, DataOptions data, LabelAuditOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new();
        if (options.Folds is < FoldIds.Fewest or > FoldIds.Most)
            throw new InvalidInputException("folds", $"a whole number from {FoldIds.Fewest} to {FoldIds.Most}",
                $"{options.Folds}", "5 is a good choice");
        var rows = DataSet.Load(path, data);
        var labels = LabelSet.From(rows, data);
        var folds = StratifiedFolds.Choose(rows, options.Folds, options.Seed);
        var probabilities = CrossValidatedBaseline.Probabilities(
            rows, labels, folds, new LinearBaselineOptions { Seed = options.Seed }, cancellation);
        return Report(rows, [.. Enumerable.Range(0, probabilities.Length)], probabilities, labels,
            $"the linear baseline, {options.Folds} folds, seed {options.Seed}");
    }

    /// <summary>Audits the training file of a series of folds that has ended, by its models.</summary>
    /// <param name="directory">The series' directory.</param>
    /// <exception cref="InvalidInputException">There is none, it has not ended, or its file has changed.</exception>
    public static LabelAuditReport OfSeries(string directory)
    {
        var series = new SeriesDirectory(directory);
        if (!File.Exists(series.Manifest) || !File.Exists(series.Predictions))
            throw new InvalidInputException(directory, "a series of folds that has ended, with predictions.jsonl",
                Directory.Exists(directory) ? "a directory without it" : "nothing there",
                "name a directory of train --folds");
        var recipe = RecipeFile.Load(series.Recipe, []);
        var data = SeriesData.Load(recipe, folded: true);
        GlosaJson.ReadFile(series.Manifest, SeriesJson.Default.SeriesManifest, "a series").CheckData(data, "series");
        var (rows, probabilities) = (new List<int>(), new List<double[]>());
        foreach (var text in PredictedText.ReadAll(series.Predictions))
        {
            rows.Add(text.Row);
            probabilities.Add([.. data.Labels.Names.Select(name => text.Probabilities[name])]);
        }
        return Report(data.All, rows, probabilities, data.Labels, $"the models of {directory}");
    }

    private static LabelAuditReport Report(DataSet data, IReadOnlyList<int> indexes,
        IReadOnlyList<IReadOnlyList<double>> probabilities, LabelSet labels, string by)
    {
        int[][] own = [.. indexes.Select(index => data.Examples[index].Labels.Select(labels.IdOf).Order().ToArray())];
        return new()
        {
            File = data.Path,
            Rows = indexes.Count,
            By = by,
            Findings = [.. TextJudgement.Rank(probabilities, own, labels.IsMultiLabel).Where(one => one.IsError)
                .Select(one => Finding(data, indexes[one.Text], one, labels))],
        };
    }

    private static LabelFinding Finding(DataSet data, int index, TextJudgement judged, LabelSet labels)
    {
        var example = data.Examples[index];
        return new()
        {
            File = example.File ?? data.Path,
            Line = example.Line,
            Row = data.RowOf(index),
            Label = example.Label,
            LikelyLabel = string.Join(example.LabelSeparator, judged.Likely.Select(label => labels[label])),
            Score = judged.Score,
            Text = example.Text,
        };
    }
}
