using System.Text.Json.Nodes;

namespace Glosa.Testing;

/// <summary>Compares the files of two runs, times aside.</summary>
public static class RunFiles
{
    private static readonly string[] s_timesAndPlaces =
        ["seconds", "texts_per_second", "peak_memory_bytes", "run", "finished", "series", "sweep", "search"];

    /// <summary>The newest checkpoint of a run.</summary>
    public static string LastCheckpoint(string run) =>
        Directory.GetDirectories(Path.Combine(run, "checkpoints")).Order(StringComparer.Ordinal).Last();

    /// <summary>Best model, newest checkpoint, metrics, predictions and results are the same, weights and optimizer to the
    /// bit.</summary>
    public static void ShouldBeTheSameRun(string actual, string expected)
    {
        foreach (var name in new[] { "model.safetensors", "config.json", "tokenizer.json", "recipe.yaml", "README.md" })
            ShouldHaveSameBytes(Path.Combine(actual, "best", name), Path.Combine(expected, "best", name));

        var (checkpoint, other) = (LastCheckpoint(actual), LastCheckpoint(expected));
        Path.GetFileName(checkpoint).ShouldBe(Path.GetFileName(other));
        ShouldHaveSameBytes(Path.Combine(checkpoint, "model.safetensors"), Path.Combine(other, "model.safetensors"));
        ShouldHaveSameBytes(Path.Combine(checkpoint, "optimizer.safetensors"),
            Path.Combine(other, "optimizer.safetensors"));
        ShouldHaveSameJson(Path.Combine(checkpoint, "trainer_state.json"), Path.Combine(other, "trainer_state.json"));
        ShouldHaveSameJson(Path.Combine(actual, "metrics.jsonl"), Path.Combine(expected, "metrics.jsonl"));
        ShouldHaveSameJson(Path.Combine(actual, "results.json"), Path.Combine(expected, "results.json"));
        ShouldHaveSameEvents(actual, expected);
        foreach (var name in new[] { "validation.jsonl", "test.jsonl" })
            if (File.Exists(Path.Combine(expected, "predictions", name)))
                ShouldHaveSameBytes(Path.Combine(actual, "predictions", name), Path.Combine(expected, "predictions", name));

        FilesOf(actual).ShouldNotContain(name => name.Contains(".writing") || name.Contains(".before"));
    }

    /// <summary>Best encoder and newest checkpoint of two runs of pre-training are the same, weights and optimizer to the
    /// bit.</summary>
    public static void ShouldBeTheSameEncoder(string actual, string expected)
    {
        foreach (var name in new[] { "model.safetensors", "config.json", "vocab.txt" })
            ShouldHaveSameBytes(Path.Combine(actual, "best", name), Path.Combine(expected, "best", name));
        foreach (var name in new[] { "model.safetensors", "optimizer.safetensors" })
            ShouldHaveSameBytes(
                Path.Combine(LastCheckpoint(actual), name), Path.Combine(LastCheckpoint(expected), name));
        ShouldHaveSameJson(Path.Combine(actual, "metrics.jsonl"), Path.Combine(expected, "metrics.jsonl"));
    }

    /// <summary>The event files of a run; one at most.</summary>
    public static IReadOnlyList<string> EventFilesOf(string run) =>
        Directory.GetFiles(run, "events.out.tfevents.*");

    /// <summary>All files below a directory, by their paths from there.</summary>
    public static IReadOnlyList<string> FilesOf(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory, file)).Order(StringComparer.Ordinal)];

    /// <summary>Results and predictions of two series, or sweeps, are the same, times aside, and nothing is half written.</summary>
    public static void ShouldBeTheSameSeries(string actual, string expected)
    {
        ShouldHaveSameJson(Path.Combine(actual, "results.json"), Path.Combine(expected, "results.json"));
        if (File.Exists(Path.Combine(expected, "folds.json")))
        {
            ShouldHaveSameBytes(Path.Combine(actual, "folds.json"), Path.Combine(expected, "folds.json"));
            ShouldHaveSameBytes(Path.Combine(actual, "predictions.jsonl"), Path.Combine(expected, "predictions.jsonl"));
        }
        FilesOf(actual).ShouldNotContain(name => name.Contains(".writing") || name.Contains(".before"));
    }

    private static void ShouldHaveSameBytes(string actual, string expected) =>
        File.ReadAllBytes(actual).AsSpan().SequenceEqual(File.ReadAllBytes(expected))
            .ShouldBeTrue($"{actual} differs from {expected}");

    private static void ShouldHaveSameEvents(string actual, string expected)
    {
        var files = new[] { actual, expected }.Select(run => EventFilesOf(run).ShouldHaveSingleItem()).ToArray();
        var scalars = files.Select(file => EventReader.Read(file).SelectMany(read => read.Scalars)
            .Where(scalar => !scalar.Tag.EndsWith("texts_per_second", StringComparison.Ordinal))).ToArray();
        scalars[0].ShouldBe(scalars[1], files[0]);
    }

    private static void ShouldHaveSameJson(string actual, string expected) =>
        WithoutTimes(actual).ShouldBe(WithoutTimes(expected), actual);

    private static string WithoutTimes(string file)
    {
        var text = File.ReadAllText(file);
        var documents = file.EndsWith(".jsonl", StringComparison.Ordinal)
            ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [text];
        return string.Join("\n", documents.Select(document =>
        {
            var node = JsonNode.Parse(document)!;
            RemoveTimes(node);
            return node.ToJsonString();
        }));
    }

    private static void RemoveTimes(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach (var name in s_timesAndPlaces) fields.Remove(name);
            if (fields["model"] is JsonValue) fields.Remove("model");       // a run's path; a series has scores there
            foreach (var (_, value) in fields) RemoveTimes(value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items) RemoveTimes(item);
        }
    }
}
