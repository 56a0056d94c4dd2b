using Glosa.Errors;

namespace Glosa.Data.Downloads;

/// <summary>The data sets that can be fetched by name.</summary>
/// <remarks>No owner of these publishes a checksum of the files.</remarks>
public static class DataSetCatalogue
{
    private const string AgNews = "https://raw.githubusercontent.com/mhjabreel/CharCnn_Keras/master/data/ag_news_csv/";

    // The recipe's table has vectors of 300 numbers too.
    private const string ImdbWithVectors =
        "train imdb-lstm --train data/imdb/aclImdb/train --test data/imdb/aclImdb/test --vectors ";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DownloadableDataSet> All { get; } =
    [
        new("ag-news",
            "120,000 news texts to train and 7,600 to test, in four topics: class, title, description; no header "
                + "(Zhang et al. 2015, arXiv:1509.01626)",
            "for research and other non-commercial use, as the collector of the texts asks",
            "http://groups.di.unipi.it/~gulli/AG_corpus_of_news_articles.html",
            [new(AgNews + "train.csv"), new(AgNews + "test.csv")])
        {
            TrainingCommand = "train ag-news-lstm --train {directory}/train.csv --test {directory}/test.csv "
                + "--no-header --label-column 1 --text-column 2,3",
        },
        new("imdb",
            "25,000 film reviews to train and 25,000 to test, negative or positive, and 50,000 without a label; "
                + "84 MB to download (Maas et al. 2011)",
            "no licence is named; its authors ask to be cited: Maas et al. 2011, "
                + "\"Learning Word Vectors for Sentiment Analysis\"",
            "https://ai.stanford.edu/~amaas/data/sentiment/",
            [new("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz") { Unpacked = ["aclImdb"] }])
        {
            TrainingCommand = "train imdb-lstm --train {directory}/aclImdb/train --test {directory}/aclImdb/test",
        },
        new("glove-6b",
            "vectors of 400,000 lower-case words, of 50, 100, 200 and 300 numbers, learned from Wikipedia 2014 and "
                + "Gigaword 5; 822 MB to download (Pennington et al. 2014)",
            "Public Domain Dedication and License 1.0",
            "https://nlp.stanford.edu/projects/glove/",
            [
                new("https://nlp.stanford.edu/data/glove.6B.zip")
                {
                    Unpacked = ["glove.6B.50d.txt", "glove.6B.100d.txt", "glove.6B.200d.txt", "glove.6B.300d.txt"],
                },
            ])
        {
            TrainingCommand = ImdbWithVectors + "{directory}/glove.6B.300d.txt",
        },
        new("glove-840b",
            "vectors of 2.2 million words, of 300 numbers, upper and lower case apart, learned from Common Crawl; "
                + "2.03 GB to download (Pennington et al. 2014)",
            "Public Domain Dedication and License 1.0",
            "https://nlp.stanford.edu/projects/glove/",
            [new("https://nlp.stanford.edu/data/glove.840B.300d.zip") { Unpacked = ["glove.840B.300d.txt"] }])
        {
            TrainingCommand = ImdbWithVectors + "{directory}/glove.840B.300d.txt",
        },
    ];

    /// <summary>The data set of a name.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static DownloadableDataSet Find(string name) =>
        All.FirstOrDefault(set => set.Name == name)
        ?? throw new InvalidInputException($"NAME {name}",
            $"a data set: {string.Join(", ", All.Select(set => set.Name))}", "none of them",
            Wording.DidYouMean(name, All.Select(set => set.Name), "see: glosa data get --list"));
}
