using System.Formats.Tar;
using System.IO.Compression;
using Glosa.Data.Readers;

namespace Glosa.Data.Downloads;

/// <summary>Unpacks a <c>.tar.gz</c> or <c>.zip</c> aside, then moves what is in it to its place.</summary>
/// <remarks>Only folders and plain files are unpacked, and only what the data set names; an archive with a link, or with
/// a path that leads out of its folder, is refused as a whole.</remarks>
internal sealed class ArchiveUnpacker(string archive, DataSetFile file, IDownloadObserver observer)
{
    private readonly string _directory = Path.GetDirectoryName(Path.GetFullPath(archive))!;
    private readonly string _aside = Path.GetFullPath(archive) + ".unpacking";

    /// <summary>Unpacks; what is there already stays as it is.</summary>
    /// <exception cref="DownloadException">The archive is damaged, or holds other things than it should.</exception>
    /// <exception cref="TransferException">The disk has no room.</exception>
    public void Unpack(CancellationToken stop)
    {
        Remove();
        try
        {
            Directory.CreateDirectory(_aside);
            if (file.Name.EndsWith(".zip", StringComparison.Ordinal)) UnpackZip(stop);
            else UnpackTar(stop);
            if (file.Unpacked.FirstOrDefault(name => !Path.Exists(Path.Combine(_aside, name))) is { } missing)
                throw Unusable(missing, "no such entry");
            foreach (var name in file.Unpacked.Where(name => !Path.Exists(Path.Combine(_directory, name))))
                Directory.Move(Path.Combine(_aside, name), Path.Combine(_directory, name));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw Unusable($"a whole {Path.GetExtension(archive)} archive", error.Message);
        }
        finally
        {
            Remove();
        }
    }

    private void UnpackZip(CancellationToken stop)
    {
        using var zip = ZipFile.OpenRead(archive);
        // Every path is looked at before the first byte is written.
        var entries = zip.Entries.Select(entry => (entry, target: TargetOf(entry.FullName)))
            .Where(pair => pair.target is not null && !pair.entry.FullName.EndsWith('/')).ToArray();
        var total = entries.Sum(pair => pair.entry.Length);
        FreeDisk.Require(_directory, total);
        var written = 0L;
        foreach (var (entry, target) in entries)
        {
            using var stream = entry.Open();
            var before = written;
            written += Write(target!, stream, count => (double)(before + count) / total, stop);
            if (written - before != entry.Length)
                throw new InvalidDataException($"{entry.FullName} has {written - before:N0} bytes of {entry.Length:N0}");
        }
    }

    private void UnpackTar(CancellationToken stop)
    {
        using var packed = File.OpenRead(archive);
        FreeDisk.Require(_directory, UnpackedSize(packed));
        // Buffered, because the stream below wants to be read by more than one byte.
        using var unpacked = new BufferedStream(new CompleteGzipStream(packed), 1 << 16);
        using var tar = new TarReader(unpacked);
        while (tar.GetNextEntry() is { } entry)
        {
            stop.ThrowIfCancellationRequested();
            var target = TargetOf(entry.Name);
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile when target is not null:
                    Write(target, entry.DataStream ?? Stream.Null, _ => (double)packed.Position / packed.Length, stop);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.Directory
                    or TarEntryType.GlobalExtendedAttributes:
                    break;
                default:
                    throw Unusable("folders and plain files", $"{entry.EntryType} {entry.Name}");
            }
        }
        // What is missing at the end of cut data shows only when all of it has been read.
        unpacked.CopyTo(Stream.Null);
    }

    private long Write(string target, Stream content, Func<long, double> share, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var output = File.Create(target);
        var buffer = new byte[1 << 16];
        var written = 0L;
        while (content.Read(buffer) is > 0 and var count)
        {
            stop.ThrowIfCancellationRequested();
            output.Write(buffer, 0, count);
            written += count;
            observer.Unpacking(file.Name, share(written));
        }
        return written;
    }

    // Where an entry goes; null if the data set does not name it.
    private string? TargetOf(string name)
    {
        var parts = name.Split('/', '\\').Where(part => part is not ("" or ".")).ToArray();
        if (name.StartsWith('/') || name.StartsWith('\\') || parts.Contains("..") || name.Contains('\0')
            || !Path.GetFullPath(Path.Combine([_aside, .. parts])).StartsWith(_aside, StringComparison.Ordinal))
        {
            throw Unusable("paths that stay in the archive's folder", name);
        }
        return parts.Length > 0 && file.Unpacked.Contains(parts[0]) ? Path.Combine([_aside, .. parts]) : null;
    }

    // The last four bytes of gzip data are its unpacked size modulo 2^32 (RFC 1952, section 2.3.1).
    private static long UnpackedSize(FileStream packed)
    {
        var size = new byte[sizeof(uint)];
        if (packed.Length < size.Length) return 0;
        packed.Seek(-size.Length, SeekOrigin.End);
        packed.ReadExactly(size);
        packed.Position = 0;
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(size);
    }

    private DownloadException Unusable(string expected, string found) => new(archive, expected, found,
        "delete it and run the same command again; nothing of it was unpacked");

    private void Remove()
    {
        if (Directory.Exists(_aside)) Directory.Delete(_aside, recursive: true);
    }
}
