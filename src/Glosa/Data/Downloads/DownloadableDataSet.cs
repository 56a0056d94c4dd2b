namespace Glosa.Data.Downloads;

/// <summary>Public data that Glosa does not ship and can fetch.</summary>
/// <param name="Name">What the command calls it.</param>
/// <param name="Description">What it is, and how much.</param>
/// <param name="Terms">On which terms it may be used, in a sentence.</param>
/// <param name="Home">The page of its owner.</param>
/// <param name="Files">What is downloaded.</param>
public sealed record DownloadableDataSet(
    string Name, string Description, string Terms, string Home, IReadOnlyList<DataSetFile> Files)
{
    /// <summary>Arguments of <c>glosa</c> that train with it, <c>{directory}</c> standing for its directory.</summary>
    public required string TrainingCommand { get; init; }
}
