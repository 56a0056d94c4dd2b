using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>Tweets of TASS as three files: <c>tweets.csv</c>, and beside it <c>polarities.csv</c> and
/// <c>topics.csv</c>, all with <c>;</c> between the fields and each also with <c>.gz</c>.</summary>
/// <remarks>
/// The files are joined by <c>tweetid</c> and <c>tweetid_fk</c>. The label column <c>polarity</c> is the first one of a
/// tweet, <c>topic</c> all of its topics with <c>;</c> between them. A tweet that has none is left out, and so is a
/// tweet whose id came before. <see cref="DataOptions.Header"/> and <see cref="DataOptions.Delimiter"/> do not apply.
/// </remarks>
public sealed class TassCsvReader : IDataReader
{
    private const string Tweets = "tweets", Id = "tweetid", ForeignId = "tweetid_fk";

    /// <inheritdoc/>
    public string Name => "tass_csv";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [];

    /// <inheritdoc/>
    public string? Start => $"{Id};";

    /// <inheritdoc/>
    public string? Extends => "csv";

    /// <inheritdoc/>
    public IEnumerable<Example> Read(ReadRequest request)
    {
        var labels = request.WithLabels ? ReadLabels(request) : null;
        var known = new HashSet<string>();
        foreach (var tweet in Rows(request.File, request.Options.TextColumns, Id, request.Options.TextSeparator))
            if (known.Add(tweet.Label)
                && (labels is null || labels.ContainsKey(tweet.Label))
                && request.MakeExample(tweet.Text, labels?[tweet.Label], tweet.Line) is { } example)
                yield return example;
        if (labels is not null && !known.Overlaps(labels.Keys))
            throw new InvalidInputException(
                request.File.Name, $"tweets whose {Id} stands in the file of the labels as {ForeignId}", "none",
                "put the files of one data set together");
    }

    private static Dictionary<string, string> ReadLabels(ReadRequest request)
    {
        var labels = new Dictionary<string, string>();
        var isTopic = request.Options.LabelColumn == TassLabels.Topic;
        TassLabels.Check(request);
        foreach (var row in Rows(new DataFile(Beside(request.File, isTopic ? "topics" : "polarities")),
            [ForeignId], isTopic ? TassLabels.Topic : "value", separator: " "))
            if (!labels.TryAdd(row.Text, row.Label) && isTopic)
                labels[row.Text] += TassLabels.TopicSeparator + row.Label;
        return labels;
    }

    // The columns of a file of TASS as text and label, with the messages of the CSV reader.
    private static IEnumerable<Example> Rows(
        DataFile file, IReadOnlyList<string> texts, string label, string separator) =>
        DataReaders.Read(new ReadRequest(file, new DataOptions
        {
            Format = "csv",
            Delimiter = ";",
            TextColumns = texts,
            TextSeparator = separator,
            LabelColumn = label,
        }, withLabels: true));

    // The name may be tweets.csv.gz or 2018-tweets.csv; what is unpacked goes with what is not.
    private static string Beside(DataFile file, string name)
    {
        var (folder, own) = (Path.GetDirectoryName(file.Name) ?? "", Path.GetFileName(file.Name));
        var at = own.LastIndexOf(Tweets, StringComparison.Ordinal);
        if (at < 0)
            throw new InvalidInputException(
                file.Name, $"a name with {Tweets} in it, to find the file of the labels by", own,
                $"call it {Tweets}.csv, and the other file {name}.csv");
        var other = own[..at] + name + own[(at + Tweets.Length)..];
        string[] names = [other, other.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? other[..^3] : $"{other}.gz"];
        return Path.Combine(folder, names.FirstOrDefault(found => File.Exists(Path.Combine(folder, found))) ?? other);
    }
}
