using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>The two kinds of labels that a tweet of TASS has.</summary>
internal static class TassLabels
{
    /// <summary>The column of the opinion: P+, P, NEU, NONE, N or N+.</summary>
    public const string Polarity = "polarity";

    /// <summary>The column of what the tweet is about.</summary>
    public const string Topic = "topic";

    /// <summary>What stands between the topics of a tweet.</summary>
    public const string TopicSeparator = ";";

    /// <summary>Makes sure that the options name one of the two.</summary>
    /// <exception cref="InvalidInputException">They name something else.</exception>
    public static void Check(ReadRequest request)
    {
        if (request.Options.LabelColumn is Polarity or Topic)
            return;
        throw new InvalidInputException(
            "data.label_column", $"{Polarity} or {Topic}, the labels of tweets of TASS",
            Wording.Name(request.Options.LabelColumn),
            $"name one of them: --label-column {Polarity}");
    }
}
