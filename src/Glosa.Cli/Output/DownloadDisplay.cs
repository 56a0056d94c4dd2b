using System.Diagnostics;
using System.Globalization;
using Glosa.Data.Downloads;

namespace Glosa.Cli.Output;

/// <summary>A live line while a file comes in or is unpacked; where it is no terminal, a line for each tenth.</summary>
internal sealed class DownloadDisplay : IDownloadObserver
{
    private const int Tenths = 10;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);
    private readonly Stopwatch _sinceDrawn = Stopwatch.StartNew();
    private readonly Stopwatch _sinceStart = new();
    private long _before;
    private int _tenth;
    private string? _unpacking;

    public void Started(string file, Uri address, long have)
    {
        _tenth = 0;
        _sinceStart.Reset();
        Tell(have == 0 ? $"{address}" : $"{address}, going on after {Size(have)}");
    }

    public void Received(string file, long have, long? total)
    {
        if (!_sinceStart.IsRunning)
        {
            _before = have;
            _sinceStart.Start();
        }
        var speed = (have - _before) / Math.Max(0.001, _sinceStart.Elapsed.TotalSeconds);
        var share = total is > 0 ? (double)have / total.Value : (double?)null;
        Show($"  {file}  {Size(have)}"
            + (total is { } whole ? Format($" of {Size(whole)}  {share:P0}") : "")
            + $"  {Size((long)speed)}/s"
            + (total is { } end && speed > 0
                ? Format($"  {TimeSpan.FromSeconds((end - have) / speed):h\\:mm\\:ss} left") : ""), share);
    }

    public void StartedAgain(string file, string reason) =>
        Tell($"  {file}: {reason}, starting again");

    public void Waiting(string file, string reason, TimeSpan delay) =>
        Tell(Format($"  {file}: {reason}, next attempt in {delay.TotalSeconds:0.#} s"));

    public void Checked(DownloadedFile file) => Tell($"  {file.Name}  {Size(file.Bytes)}  sha256 {file.Sha256}  "
        + (file.ComparedWith is { } sum ? $"as {sum}" : "recorded in SHA256SUMS"));

    public void Unpacking(string archive, double share)
    {
        if (_unpacking != archive) (_unpacking, _tenth) = (archive, 0);
        Show(Format($"  {archive}  unpacking  {share:P0}"), share);
    }

    private void Show(string line, double? share)
    {
        if (Terminal.IsInteractive)
        {
            if (_sinceDrawn.Elapsed < s_interval && share is not 1) return;
            _sinceDrawn.Restart();
            Draw(line);
        }
        else if (share is { } known && (int)(known * Tenths) is var tenth && tenth > _tenth)
        {
            _tenth = tenth;
            Terminal.Line(line);
        }
    }

    private static void Tell(string line)
    {
        Draw("");
        Terminal.Line(line);
    }

    private static void Draw(string line)
    {
        if (Terminal.IsInteractive) Console.Error.Write($"\r\u001b[2K{line}");
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => Format($"{bytes} B"),
        < 1_000_000 => Format($"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => Format($"{bytes / 1e6:0.0} MB"),
        _ => Format($"{bytes / 1e9:0.00} GB"),
    };

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
