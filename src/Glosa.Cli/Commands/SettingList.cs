using System.Globalization;

namespace Glosa.Cli.Commands;

/// <summary>Settings of a recipe as <c>--set</c> takes them, made from options.</summary>
internal sealed class SettingList
{
    private readonly List<string> _settings = [];

    /// <summary>The settings in their order.</summary>
    public IReadOnlyList<string> All => _settings;

    /// <summary>Adds a text, quoted, so that YAML reads it as it is.</summary>
    public void AddText(string path, string? value)
    {
        if (value is not null) _settings.Add($"{path}={Quote(value)}");
    }

    /// <summary>Adds a list from a text with commas.</summary>
    public void AddList(string path, string? values)
    {
        if (values is not null)
            _settings.Add($"{path}=[{string.Join(", ", values.Split(',').Select(value => Quote(value.Trim())))}]");
    }

    /// <summary>Adds a list of texts, if there are any.</summary>
    public void AddTexts(string path, IReadOnlyList<string> values)
    {
        if (values.Count > 0) _settings.Add($"{path}=[{string.Join(", ", values.Select(Quote))}]");
    }

    /// <summary>Adds a whole number.</summary>
    public void AddNumber(string path, int? value)
    {
        if (value is { } given) _settings.Add(string.Create(CultureInfo.InvariantCulture, $"{path}={given}"));
    }

    /// <summary>Adds settings as the user wrote them.</summary>
    public void AddAll(IEnumerable<string> settings) => _settings.AddRange(settings);

    private static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
