using Glosa.Errors;

namespace Glosa.Encoders.Hub;

/// <summary>Where the hub is, who asks, and where its models are kept.</summary>
public sealed record HubSettings
{
    /// <summary>The revision that is taken where none is named.</summary>
    public const string DefaultRevision = "main";

    private const string EndpointVariable = "HF_ENDPOINT";
    private const string CacheVariable = "GLOSA_CACHE";

    /// <summary>The hub's address; <c>https://huggingface.co</c> by default.</summary>
    public Uri Endpoint { get; init; } = new("https://huggingface.co");

    /// <summary>Sent to that address alone; null by default.</summary>
    public string? Token { get; init; }

    /// <summary>Whether nothing may be fetched; false by default.</summary>
    public bool Offline { get; init; }

    /// <summary>The directory for models that were fetched.</summary>
    public required string Cache { get; init; }

    /// <summary>The settings of the environment: <c>HF_ENDPOINT</c>, <c>HF_TOKEN</c>, <c>HF_HUB_OFFLINE</c>, and
    /// <c>GLOSA_CACHE</c>, else <c>XDG_CACHE_HOME/glosa</c>, else <c>~/.cache/glosa</c>.</summary>
    /// <exception cref="InvalidInputException">The address is none.</exception>
    public static HubSettings FromEnvironment()
    {
        var settings = new HubSettings
        {
            Token = Variable("HF_TOKEN"),
            Offline = Variable("HF_HUB_OFFLINE")?.ToUpperInvariant() is "1" or "TRUE" or "YES" or "ON",
            Cache = Variable(CacheVariable) ?? Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "glosa"),
        };
        if (Variable(EndpointVariable) is not { } endpoint) return settings;
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? settings with { Endpoint = address }
            : throw new InvalidInputException(EndpointVariable, "an address with http:// or https://", endpoint,
                "correct it, or unset it to ask the hub itself");
    }

    /// <summary>Where a model is kept once all of it is there.</summary>
    public string DirectoryOf(HubName name, string? revision) =>
        Path.Combine(Cache, "hub", $"{name.Owner}--{name.Name}", revision ?? DefaultRevision);

    /// <summary>The address of one of its files.</summary>
    public Uri AddressOf(HubName name, string? revision, string file) =>
        new($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{name}/resolve/{revision ?? DefaultRevision}/{file}");

    // Never printed: a record would.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append($"{nameof(Endpoint)} = {Endpoint}, {nameof(Offline)} = {Offline}, {nameof(Cache)} = {Cache}");
        return true;
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
