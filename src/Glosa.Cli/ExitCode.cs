namespace Glosa.Cli;

/// <summary>How the program ended.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed for a reason that is not the user's.</summary>
    public const int Failed = 1;

    /// <summary>The user's mistake: arguments, recipe or data.</summary>
    public const int InvalidInput = 2;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
