namespace Glosa.Data.Downloads;

/// <summary>A data set that is there.</summary>
/// <param name="Name">The data set's name.</param>
/// <param name="Directory">Where it is.</param>
/// <param name="Files">What was downloaded or checked; not an archive that was unpacked earlier and is gone.</param>
/// <param name="Unpacked">What came from archives, as paths in the directory.</param>
/// <param name="TrainingCommand">Arguments of <c>glosa</c> that train with it.</param>
public sealed record DownloadResult(string Name, string Directory, IReadOnlyList<DownloadedFile> Files,
    IReadOnlyList<string> Unpacked, string TrainingCommand);
