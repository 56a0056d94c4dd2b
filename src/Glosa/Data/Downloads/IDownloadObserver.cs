namespace Glosa.Data.Downloads;

/// <summary>Follows a download.</summary>
/// <remarks>Told on the thread that downloads; what it throws ends the download.</remarks>
public interface IDownloadObserver
{
    /// <summary>A request goes out; <paramref name="have"/> bytes are there from before.</summary>
    void Started(string file, Uri address, long have)
    {
    }

    /// <summary>Bytes came in.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="have">Bytes that are there.</param>
    /// <param name="total">Bytes of the whole file; null if the server does not tell.</param>
    void Received(string file, long have, long? total)
    {
    }

    /// <summary>The bytes from before cannot be used.</summary>
    void StartedAgain(string file, string reason)
    {
    }

    /// <summary>An attempt failed; the next one follows after a wait.</summary>
    void Waiting(string file, string reason, TimeSpan delay)
    {
    }

    /// <summary>A file is there and its checksum is right, or was recorded.</summary>
    void Checked(DownloadedFile file)
    {
    }

    /// <summary>An archive is unpacked, up to a share in [0, 1].</summary>
    void Unpacking(string archive, double share)
    {
    }
}
