using System.Text;
using Glosa.Data.Downloads;
using Glosa.Encoders;
using Glosa.Encoders.Hub;
using Glosa.Errors;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Encoders.Hub;

/// <summary>A hub on this machine that has one model, or some of it.</summary>
public sealed class HubModelsTests : IDisposable, IDownloadObserver
{
    private const string Model = "/owner/tiny-bert/resolve/main/";
    private static readonly HubName s_name = new("owner", "tiny-bert");

    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _server = new();

    public HubModelsTests()
    {
        foreach (var file in new[] { "config.json", "vocab.txt", "pytorch_model.bin" })
            Serve(file, File.ReadAllBytes(Path.Combine(TinyBert.Directory, file)));
    }

    private string Cache => Path.Combine(_folder.Path, "cache");

    private HubSettings Settings => new() { Endpoint = _server.Address, Cache = Cache };

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Get_NotThere_FetchesWhatIsNeededOnce()
    {
        var directory = await Get(Settings with { Token = "secret" });
        directory.ShouldBe(Path.Combine(Cache, "hub", "owner--tiny-bert", "main"));
        RunFiles.FilesOf(Cache).ShouldBe(new[] { "config.json", "pytorch_model.bin", "vocab.txt" }
            .Select(file => Path.Combine("hub", "owner--tiny-bert", "main", file)));
        _server.Requests.Select(request => request.Path[Model.Length..]).ShouldBe(["config.json", "tokenizer.json",
            "vocab.txt", "tokenizer_config.json", "model.safetensors", "model.safetensors.index.json", "pytorch_model.bin"]);
        _server.Requests.Select(request => request.Authorization).Distinct().ShouldBe(["Bearer secret"]);
        PretrainedEncoder.Open(directory).Labels.ShouldBe(TinyBert.Labels);

        _server.Requests.Clear();
        (await Get(Settings with { Offline = true })).ShouldBe(directory);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_NoToken_SendsNone()
    {
        await Get(Settings);
        _server.Requests.ShouldAllBe(request => request.Authorization == null);
    }

    [Fact]
    public async Task Get_Redirected_SendsTheTokenToTheHubAlone()
    {
        using var other = new FileServer();
        other.Files["/weights"] = _server.Files[Model + "pytorch_model.bin"];
        _server.Files[Model + "pytorch_model.bin"] = new ServedFile([]) { Location = $"{other.Address}weights" };
        _server.Files["/moved/vocab"] = _server.Files[Model + "vocab.txt"];
        _server.Files[Model + "vocab.txt"] = new ServedFile([]) { Location = "/moved/vocab" };
        await Get(Settings with { Token = "secret" });
        _server.Requests.Single(request => request.Path == "/moved/vocab").Authorization.ShouldBe("Bearer secret");
        other.Requests.ShouldHaveSingleItem().Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task Get_RedirectedInACircle_IsTold()
    {
        _server.Files[Model + "config.json"] = new ServedFile([]) { Location = $"{Model}config.json" };
        (await Fails(Settings)).Found.ShouldBe("302 Found");
    }

    [Fact]
    public async Task Get_CacheThatIsAFile_IsTold()
    {
        File.WriteAllText(Cache, "");
        (await Should.ThrowAsync<InvalidInputException>(() => Get(Settings))).Problems[0].WhatToDo.ShouldContain("GLOSA_CACHE");
    }

    [Fact]
    public async Task Get_Revision_IsKeptBesideOthers()
    {
        foreach (var (path, file) in _server.Files.ToArray()) _server.Files[path.Replace("main", "v1.0")] = file;
        var directory = await new HubModels(HubModels.CreateClient(Settings), Settings, Patience, this)
            .GetAsync(s_name, "v1.0", CancellationToken.None);
        directory.ShouldEndWith("/hub/owner--tiny-bert/v1.0");
        (await Get(Settings)).ShouldEndWith("/hub/owner--tiny-bert/main");
    }

    [Fact]
    public async Task Get_Shards_FetchesEach()
    {
        _server.Files.TryRemove(Model + "pytorch_model.bin", out _);
        using (new TensorScope())
        {
            SafeTensorsFile.Save(Path.Combine(_folder.Path, "one"), [.. TinyBert.Weights()]);
            Serve("model-1.safetensors", File.ReadAllBytes(Path.Combine(_folder.Path, "one")));
            Serve("model.safetensors.index.json", Encoding.UTF8.GetBytes("{\"weight_map\": {"
                + string.Join(", ", TinyBert.Weights().Keys.Select(name => $"\"{name}\": \"model-1.safetensors\"")) + "}}"));
        }
        Directory.GetFiles(await Get(Settings)).Select(Path.GetFileName)
            .ShouldBe(["config.json", "model-1.safetensors", "model.safetensors.index.json", "vocab.txt"], ignoreOrder: true);
    }

    [Fact]
    public async Task Get_Offline_IsToldWithoutARequest()
    {
        (await Fails(Settings with { Offline = true })).Found.ShouldBe("nothing there");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_NoSuchModel_IsTold()
    {
        _server.Files.Clear();
        (await Fails(Settings)).ShouldBe(new($"{_server.Address}owner/tiny-bert/resolve/main/config.json", "the file",
            "404 Not Found", "check owner, name and revision of owner/tiny-bert, or name a directory"));
    }

    [Theory]
    [InlineData("401 Unauthorized", null, "set HF_TOKEN to a token that may read it")]
    [InlineData("403 Forbidden", "secret", "check that the token of HF_TOKEN may read it")]
    public async Task Get_NotAllowed_TellsOfTheToken(string status, string? token, string whatToDo)
    {
        _server.Files[Model + "pytorch_model.bin"].Failures.Enqueue(status);
        var problem = await Fails(Settings with { Token = token });
        problem.Found.ShouldBe(status);
        problem.WhatToDo.ShouldStartWith(whatToDo);
        problem.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Get_HalfAFile_IsTold()
    {
        Serve("pytorch_model.bin", new byte[1000], claimed: 2000);
        var problem = await Fails(Settings);
        problem.Expected.ShouldBe("the whole file");
        problem.Found.ShouldStartWith("a broken connection");
        problem.WhatToDo.ShouldBe("run the same command again");
    }

    [Fact]
    public async Task Get_HalfAFileThatTellsNoLength_IsFoundDamaged()
    {
        var whole = File.ReadAllBytes(Path.Combine(TinyBert.Directory, "pytorch_model.bin"));
        _server.Files[Model + "pytorch_model.bin"] = new ServedFile(whole[..(whole.Length / 2)]) { TellsLength = false };
        (await Fails(Settings)).Where.ShouldEndWith("pytorch_model.bin");
    }

    [Fact]
    public async Task Get_AnotherKindOfModel_IsToldBeforeItsWeights()
    {
        Serve("config.json", """{"model_type": "gpt2"}"""u8.ToArray());
        (await Fails(Settings)).Found.ShouldBe("gpt2");
        _server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Get_NoWeights_IsTold()
    {
        _server.Files.TryRemove(Model + "pytorch_model.bin", out _);
        (await Fails(Settings)).Expected.ShouldStartWith("a file of weights: model.safetensors or ");
    }

    [Fact]
    public async Task Get_NobodyAnswers_IsTold()
    {
        var gone = new FileServer();
        gone.Dispose();
        var problem = await Fails(Settings with { Endpoint = gone.Address });
        problem.Expected.ShouldBe("an answer from 127.0.0.1");
        problem.WhatToDo.ShouldStartWith("check the connection; or copy the model's files here");
    }

    [Fact]
    public async Task Get_Stopped_GoesOnWithTheNextCall()
    {
        using var stop = new CancellationTokenSource();
        _server.Files[Model + "pytorch_model.bin"].Stalls.Enqueue(TimeSpan.FromSeconds(30));
        _server.Files[Model + "pytorch_model.bin"].Cuts.Enqueue(1000);
        _received = (file, have) => { if (file == "pytorch_model.bin" && have == 1000) stop.Cancel(); };
        await Should.ThrowAsync<OperationCanceledException>(() => Get(Settings, stop.Token));
        _server.Requests.Clear();
        await Get(Settings);
        _server.Requests.Last().Range.ShouldBe("bytes=1000-");
        _server.Requests.ShouldNotContain(request => request.Path.EndsWith("config.json") && !request.Path.Contains("token"));
    }

    [Fact]
    public void ToString_Settings_KeepsTheToken() =>
        (Settings with { Token = "secret" }).ToString().ShouldNotContain("secret");

    private static DownloadOptions Patience => new() { Attempts = 2, FirstDelaySeconds = 0.01, IdleSeconds = 20 };

    private Action<string, long> _received = (_, _) => { };

    void IDownloadObserver.Received(string file, long have, long? total) => _received(file, have);

    private void Serve(string file, byte[] content, long? claimed = null) =>
        _server.Files[Model + file] = new ServedFile(content) { ClaimedLength = claimed, Ranges = claimed is null };

    private async Task<string> Get(HubSettings settings, CancellationToken stop = default)
    {
        using var client = HubModels.CreateClient(settings);
        return await new HubModels(client, settings, Patience, this).GetAsync(s_name, revision: null, stop);
    }

    // And nothing of it stays.
    private async Task<Problem> Fails(HubSettings settings)
    {
        var error = await Should.ThrowAsync<InvalidInputException>(() => Get(settings));
        if (Directory.Exists(Cache)) Directory.GetFileSystemEntries(Cache, "*", SearchOption.AllDirectories)
            .ShouldBe([Path.Combine(Cache, "hub")]);
        return error.Problems.ShouldHaveSingleItem();
    }
}
