using System.IO.Compression;
using System.Text;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Tests.Data;

/// <summary>Data files of one test, and what loading them gives; removed at its end.</summary>
public sealed class DataFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path(string name) => System.IO.Path.Combine(_folder.Path, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    public static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public IReadOnlyList<Example> Load(string name, string text, DataOptions? options = null) =>
        DataSet.Load(Write(name, text), options ?? new()).Examples;

    /// <summary>The message that loading ends with, without the folder's path.</summary>
    public string Error(string name, string text, DataOptions? options = null) =>
        Error(name, Encoding.UTF8.GetBytes(text), options);

    public string Error(string name, byte[] bytes, DataOptions? options = null)
    {
        Write(name, bytes);
        return ErrorOf(name, options);
    }

    /// <summary>As <see cref="Error(string, string, DataOptions)"/>, for what is in the folder already.</summary>
    public string ErrorOf(string name, DataOptions? options = null) =>
        Should.Throw<InvalidInputException>(() => DataSet.Load(Path(name), options ?? new()))
            .Message.Replace(_folder.Path + System.IO.Path.DirectorySeparatorChar, "");

    public void Dispose() => _folder.Dispose();
}
