using System.Xml;
using System.Xml.Linq;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>Tweets of TASS as its organisers give them: <c>tweet</c> elements in XML.</summary>
/// <remarks>
/// Columns are the elements of a tweet, such as <c>content</c> and <c>user</c>. The label column <c>polarity</c> is the
/// value of a tweet's first <c>polarity</c>, <c>topic</c> all of its topics with <c>;</c> between them. A tweet that has
/// none is left out. <see cref="DataOptions.Header"/> and <see cref="DataOptions.Delimiter"/> do not apply.
/// </remarks>
public sealed class TassXmlReader : IDataReader
{
    private const string Tweet = "tweet";

    private static readonly XmlReaderSettings s_strict = new()
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <inheritdoc/>
    public string Name => "tass_xml";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".xml"];

    /// <inheritdoc/>
    public IEnumerable<Example> Read(ReadRequest request)
    {
        if (request.WithLabels)
            TassLabels.Check(request);
        using var xml = XmlReader.Create(request.File.Open(), s_strict);
        var (tweets, labelled) = (0L, 0L);
        while (Next(xml, request, out var line) is { } tweet)
        {
            tweets++;
            var label = request.WithLabels ? LabelOf(tweet, request.Options.LabelColumn) : null;
            if (TextOf(tweet, line, request) is not { } text || (request.WithLabels && label is null))
                continue;
            labelled++;
            if (request.MakeExample(text, label, line) is { } example)
                yield return example;
        }
        if (tweets == 0)
            throw new InvalidInputException(
                request.File.Name, $"elements named {Tweet}, as in the files of TASS", "none",
                "check that this is the file you mean");
        if (labelled == 0)
            throw new InvalidInputException(
                request.File.Name, $"tweets with a {request.Options.LabelColumn}", $"{Wording.Count(tweets, "tweet")} without",
                "name a file with labels; predict reads one without");
    }

    // The next tweet as a whole, and the line that it starts in; null at the end.
    private static XElement? Next(XmlReader xml, ReadRequest request, out long line)
    {
        try
        {
            while (xml.NodeType != XmlNodeType.Element || xml.Name != Tweet)
                if (!xml.Read())
                {
                    line = 0;
                    return null;
                }
            line = ((IXmlLineInfo)xml).LineNumber;
            return (XElement)XNode.ReadFrom(xml);
        }
        catch (XmlException error)
        {
            throw new InvalidInputException(
                $"{request.File.Name}:{error.LineNumber}:{error.LinePosition}", "XML", error.Message,
                "mend the file, or get it again; what stands before this place can be read");
        }
    }

    private static string? TextOf(XElement tweet, long line, ReadRequest request)
    {
        var parts = request.Options.TextColumns.Select(column => tweet.Element(column)?.Value).ToArray();
        if (Array.IndexOf(parts, null) is var missing and >= 0)
        {
            string[] names = [.. tweet.Elements().Select(element => element.Name.LocalName).Distinct()];
            request.Report(new(
                request.Place(line), $"an element {Wording.Name(request.Options.TextColumns[missing])} in the tweet",
                names.Length == 0 ? "none" : $"the elements {Wording.Names(names)}",
                "set data.text_columns to one of them, such as content, or remove the tweet"));
            return null;
        }
        return string.Join(request.Options.TextSeparator, parts);
    }

    private static string? LabelOf(XElement tweet, string column)
    {
        var values = column == TassLabels.Topic
            ? tweet.Descendants(TassLabels.Topic).Select(topic => topic.Value)
            : tweet.Descendants(TassLabels.Polarity).Take(1).Select(polarity => polarity.Element("value")?.Value ?? "");
        var label = string.Join(TassLabels.TopicSeparator, values.Select(value => value.Trim()));
        return label.Length == 0 ? null : label;
    }
}
