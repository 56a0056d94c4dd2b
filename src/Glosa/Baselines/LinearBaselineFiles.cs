using System.Text.Encodings.Web;
using System.Text.Json;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Torch;

namespace Glosa.Baselines;

/// <summary>A linear baseline as a directory: <c>baseline.json</c>, <c>ngrams.json</c>,
/// <c>weights.safetensors</c>.</summary>
/// <remarks>N n-grams, K classifiers: <c>weights</c> [K, N], <c>biases</c> [K], <c>factors</c> [K, N],
/// or [1, N] where all share them.</remarks>
internal static class LinearBaselineFiles
{
    private const string ManifestFile = "baseline.json";
    private const string NgramsFile = "ngrams.json";
    private const string WeightsFile = "weights.safetensors";
    private const string WhatToDo = "use a directory that Glosa wrote, unchanged, or train again";

    // Letters of all languages as they are, on a line each: half the size, and a file that people can search.
    private static readonly LinearBaselineJson s_json = new(
        new JsonSerializerOptions(LinearBaselineJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NewLine = "\n",
            IndentSize = 0,
        });

    /// <summary>Whether a baseline was saved there.</summary>
    public static bool IsThere(string path) => File.Exists(Path.Combine(AtomicDirectory.Find(path), ManifestFile));

    public static void Save(LinearBaseline baseline, string path) => AtomicDirectory.Replace(path, directory =>
    {
        using (var scope = new TensorScope())
        {
            var classifiers = baseline.Classifiers;
            var shared = classifiers.All(one => one.Factors == classifiers[0].Factors);
            SafeTensorsFile.Save(Path.Combine(directory, WeightsFile), new OrderedDictionary<string, Tensor>
            {
                ["weights"] = Stack([.. classifiers.Select(one => one.Weights)]),
                ["biases"] = Tensor.From<float>(classifiers.Select(one => one.Bias).ToArray()),
                ["factors"] = Stack([.. classifiers.Take(shared ? 1 : classifiers.Count).Select(one => one.Factors)]),
            });
        }
        using (var ngrams = File.Create(Path.Combine(directory, NgramsFile)))
            JsonSerializer.Serialize(ngrams, [.. baseline.Ngrams], s_json.StringArray);
        File.WriteAllText(Path.Combine(directory, ManifestFile), JsonSerializer.Serialize(new LinearBaselineManifest
        {
            GlosaFormat = LinearBaselineManifest.CurrentFormat,
            Options = baseline.Options,
            Labels = baseline.Labels.Names,
            MultiLabel = baseline.Labels.IsMultiLabel,
            Seconds = baseline.Seconds,
        }, s_json.LinearBaselineManifest));
    });

    public static LinearBaseline Load(string path)
    {
        var directory = AtomicDirectory.Find(path);
        var missing = new[] { ManifestFile, NgramsFile, WeightsFile }
            .Where(name => !File.Exists(Path.Combine(directory, name))).ToArray();
        if (missing.Length > 0)
            throw new InvalidInputException(path, "all files of a linear baseline",
                $"no {string.Join(", no ", missing)}", "copy the whole directory, or train again");
        var manifest = GlosaJson.ReadFile(Path.Combine(directory, ManifestFile), s_json.LinearBaselineManifest,
            "a linear baseline's settings");
        if (manifest.GlosaFormat > LinearBaselineManifest.CurrentFormat)
            throw new InvalidInputException(Path.Combine(directory, ManifestFile),
                $"glosa_format {LinearBaselineManifest.CurrentFormat} or older", $"glosa_format {manifest.GlosaFormat}",
                "update Glosa: this baseline was saved by a newer version");
        var names = GlosaJson.ReadFile(Path.Combine(directory, NgramsFile), s_json.StringArray, "a list of n-grams");
        var vocabulary = NgramVocabulary.TryMake(manifest.Options, names) ?? throw new InvalidInputException(
            Path.Combine(directory, NgramsFile), "n-grams that are all different", "one twice, or one without words",
            WhatToDo);
        var labels = new LabelSet(manifest.Labels) { IsMultiLabel = manifest.MultiLabel };
        return new LinearBaseline(manifest.Options, labels, vocabulary,
            ReadClassifiers(Path.Combine(directory, WeightsFile), LinearBaseline.ClassifierCount(labels), names.Length),
            manifest.Seconds);
    }

    private static LinearClassifier[] ReadClassifiers(string path, int count, int ngrams)
    {
        using var scope = new TensorScope();
        using var file = SafeTensorsFile.Open(path);
        Tensor weights = file.Read("weights"), biases = file.Read("biases"), factors = file.Read("factors");
        if (!weights.Shape.SequenceEqual([count, ngrams]) || !biases.Shape.SequenceEqual([count])
            || factors.Shape is not ([var rows, var columns]) || (rows != 1 && rows != count) || columns != ngrams
            || new[] { weights, biases, factors }.Any(tensor => tensor.DType != DType.Float32))
            throw new InvalidInputException(path,
                $"float weights [{count}, {ngrams}], biases [{count}], factors [{count} or 1, {ngrams}]",
                $"{weights}, {biases}, {factors}", WhatToDo);
        var (rowsOfWeights, rowsOfFactors) = (Unstack(weights, ngrams), Unstack(factors, ngrams));
        var values = biases.ToArray<float>();
        return [.. Enumerable.Range(0, count).Select(index => new LinearClassifier(
            rowsOfFactors[rowsOfFactors.Length == 1 ? 0 : index], rowsOfWeights[index], values[index]))];
    }

    private static Tensor Stack(float[][] rows) =>
        Tensor.From<float>(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);

    private static float[][] Unstack(Tensor rows, int columns) => columns == 0
        ? [.. Enumerable.Range(0, (int)rows.Size(0)).Select(_ => Array.Empty<float>())]
        : [.. rows.ToArray<float>().Chunk(columns)];
}
