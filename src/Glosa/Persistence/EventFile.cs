using System.Globalization;

namespace Glosa.Persistence;

/// <summary>A run's event file, which TensorBoard shows.</summary>
internal sealed class EventFile
{
    private const string Start = "events.out.tfevents.";
    private const string End = ".glosa";

    private readonly string _path;

    private EventFile(string path) => _path = path;

    /// <summary>The events of the run's file; none if it has none.</summary>
    public static IReadOnlyList<ScalarEvent> Read(string directory)
    {
        var newest = Directory.EnumerateFiles(directory, $"{Start}*{End}").Max(StringComparer.Ordinal);
        return newest is null ? [] : [.. TensorBoardRecords.Read(File.ReadAllBytes(newest))
            .Select(ScalarEvent.Parse).Where(found => found.Scalars.Count > 0)];
    }

    /// <summary>Starts a file with these events, in the place of those that the run has.</summary>
    /// <remarks>Its name is a new one, so that a TensorBoard that is open reads it.</remarks>
    public static EventFile Create(string directory, IEnumerable<ScalarEvent> events)
    {
        var now = DateTimeOffset.UtcNow;
        var path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture,
            $"{Start}{now.ToUnixTimeSeconds()}.{Environment.MachineName}{End}"));
        AtomicFile.Write(path, stream =>
        {
            TensorBoardRecords.Write(stream, new ScalarEvent(SecondsOf(now), 0, []).ToBytes());
            foreach (var scalars in events) TensorBoardRecords.Write(stream, scalars.ToBytes());
        });
        foreach (var other in Directory.GetFiles(directory, $"{Start}*{End}*"))     // with what a kill left aside
            if (Path.GetFileName(other) != Path.GetFileName(path)) File.Delete(other);
        return new EventFile(path);
    }

    /// <summary>Makes an event of now.</summary>
    public static ScalarEvent EventAt(long step, params ReadOnlySpan<(string Tag, double Number)> scalars)
    {
        var numbers = new KeyValuePair<string, float>[scalars.Length];
        for (var index = 0; index < scalars.Length; index++)
            numbers[index] = new(scalars[index].Tag, (float)scalars[index].Number);
        return new ScalarEvent(SecondsOf(DateTimeOffset.UtcNow), step, numbers);
    }

    /// <summary>Adds an event at the end.</summary>
    public void Append(ScalarEvent scalars)
    {
        using var stream = new FileStream(_path, FileMode.Append, FileAccess.Write);
        TensorBoardRecords.Write(stream, scalars.ToBytes());
    }

    private static double SecondsOf(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1e3;
}
