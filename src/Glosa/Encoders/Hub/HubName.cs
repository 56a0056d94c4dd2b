using System.Text.RegularExpressions;

namespace Glosa.Encoders.Hub;

/// <summary>The name of a model at Hugging Face's hub: <c>owner/name</c>.</summary>
/// <param name="Owner">A person or an organization.</param>
/// <param name="Name">The model.</param>
public sealed partial record HubName(string Owner, string Name)
{
    /// <summary>Reads a name; null for what is none, such as a path of more or fewer parts.</summary>
    public static HubName? Parse(string text) => Form().Match(text) is { Success: true } match
        ? new(match.Groups["owner"].Value, match.Groups["name"].Value) : null;

    /// <summary>As it is written.</summary>
    public override string ToString() => $"{Owner}/{Name}";

    [GeneratedRegex(@"^(?<owner>[A-Za-z0-9][A-Za-z0-9._-]*)/(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)\z")]
    private static partial Regex Form();
}
