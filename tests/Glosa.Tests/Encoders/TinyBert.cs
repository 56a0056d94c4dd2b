using System.Text.Json.Nodes;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Encoders;

/// <summary>The tiny BERT under tests/golden/models, and directories that differ from it.</summary>
internal static class TinyBert
{
    /// <summary>With weights in PyTorch's own form and older names, and labels fire, rain, snow.</summary>
    public static string Directory => Golden.Path("models", "bert");

    /// <summary>Its sizes, without any dropout.</summary>
    public static TextBertOptions Options { get; } = new()
    {
        HiddenSize = 12,
        Layers = 2,
        Heads = 3,
        IntermediateSize = 24,
        MaxPositions = 16,
        HiddenDropout = 0,
        AttentionDropout = 0,
        ClassifierDropout = 0,
    };

    public static string[] Labels { get; } = ["fire", "rain", "snow"];

    public static int[][] Texts { get; } =
        [[2, 5, 6, 7, 8, 9, 3], [2, 3], [2, 10, 3], [2, 11, 12, 13, 14, 15, 16, 17, 18, 19, 4, 3]];

    /// <summary>A copy without its weights.</summary>
    public static string CopyTo(TemporaryFolder folder, string name = "tiny")
    {
        var copy = System.IO.Path.Combine(folder.Path, name);
        System.IO.Directory.CreateDirectory(copy);
        foreach (var file in new[] { "config.json", "vocab.txt" })
            File.Copy(System.IO.Path.Combine(Directory, file), System.IO.Path.Combine(copy, file), overwrite: true);
        return copy;
    }

    /// <summary>A copy with weights in safetensors, each changed as a test wants; null leaves one out.</summary>
    public static string CopyTo(TemporaryFolder folder, Func<string, Tensor, (string Name, Tensor Value)?> change)
    {
        var copy = CopyTo(folder);
        using var scope = new TensorScope();
        SafeTensorsFile.Save(System.IO.Path.Combine(copy, "model.safetensors"),
            [.. Weights().Select(weight => change(weight.Key, weight.Value)).OfType<(string Name, Tensor Value)>()
                .Select(weight => KeyValuePair.Create(weight.Name, weight.Value))]);
        return copy;
    }

    /// <summary>Changes fields of a copy's config.json; null removes one.</summary>
    public static void Configure(string copy, params (string Field, JsonNode? Value)[] fields)
    {
        var path = System.IO.Path.Combine(copy, "config.json");
        var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        foreach (var (field, value) in fields)
            if (value is null) json.Remove(field);
            else json[field] = value;
        File.WriteAllText(path, json.ToJsonString());
    }

    /// <summary>Its weights under the names they have now; they belong to the scope around.</summary>
    public static IReadOnlyDictionary<string, Tensor> Weights()
    {
        const string prefix = "weights.";
        using var golden = SafeTensorsFile.Open(Golden.Path("models", "bert.safetensors"));
        return golden.Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(tensor => tensor.Name[prefix.Length..], tensor => golden.Read(tensor.Name));
    }

    /// <summary>The logits [4, 3] that the published equations give for <see cref="Texts"/>.</summary>
    public static Tensor Logits(string suffix = "")
    {
        using var golden = SafeTensorsFile.Open(Golden.Path("models", "bert.safetensors"));
        return golden.Read("logits" + suffix);
    }

    /// <summary>A model of the given sizes.</summary>
    public static TextBert Create(TextBertOptions options, ParameterStore store, int labels = 3) =>
        new(options, new ModelShape(20, labels, PaddingId: 0), store.Root);

    /// <summary>Its logits for <see cref="Texts"/>.</summary>
    public static Tensor LogitsOf(TextModel model) =>
        model.Forward(TokenBatch.Create(Texts, paddingId: 0, Device.Cpu), training: false);
}
