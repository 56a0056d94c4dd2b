namespace Glosa.Training;

/// <summary>Prepares what has to be disposed.</summary>
internal static class PreparedOrDisposed
{
    /// <summary>What was prepared; if that fails, it is disposed.</summary>
    public static T DisposedIfThrows<T>(this T made, Action prepare) where T : IDisposable
    {
        try
        {
            prepare();
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }
}
