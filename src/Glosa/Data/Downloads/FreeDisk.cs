namespace Glosa.Data.Downloads;

/// <summary>Room on the disk.</summary>
internal static class FreeDisk
{
    /// <summary>Makes sure that the disk of a directory has room.</summary>
    /// <exception cref="TransferException">It has not.</exception>
    public static void Require(string directory, long bytes)
    {
        var free = new DriveInfo(System.IO.Path.GetFullPath(directory)).AvailableFreeSpace;
        if (free < bytes)
            throw new TransferException(TransferFailure.NoRoom, $"{bytes:N0} free bytes on the disk", $"{free:N0}");
    }
}
