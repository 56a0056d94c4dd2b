using System.CommandLine;

namespace Glosa.Cli.Commands.Data;

/// <summary><c>glosa data</c>: what can be done with data files before training.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "Get data sets, look at data files, and change their format.")
    {
        DataGetCommand.Create(),
        DataCheckCommand.Create(),
        DataAuditCommand.Create(),
        DataConvertCommand.Create(),
    };
}
