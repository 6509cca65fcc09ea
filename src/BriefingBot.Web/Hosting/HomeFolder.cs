namespace BriefingBot.Web.Hosting;

/// <summary>
/// The folder that relative paths of the settings are meant from and in which <c>appsettings.json</c> is read: the repository's root when
/// run from its build output, the program's own folder when published. Paths typed on the command line are meant from the current folder.
/// </summary>
internal static class HomeFolder
{
    private const string RepositoryMark = "BriefingBot.sln";

    public static string Path { get; } = Find(AppContext.BaseDirectory);

    public static string Find(string programFolder)
    {
        var program = new DirectoryInfo(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(programFolder)));
        if (program.Name == "publish")
        {
            return program.FullName;
        }

        // A published copy that happens to lie inside a repository is no build output: only <project>/bin/… is.
        bool belowBin = false;
        for (DirectoryInfo? folder = program; folder is not null; folder = folder.Parent)
        {
            belowBin |= folder.Name == "bin";
            if (belowBin && File.Exists(System.IO.Path.Combine(folder.FullName, RepositoryMark)))
            {
                return folder.FullName;
            }
        }

        return program.FullName;
    }

    /// <summary>An absolute path stays; a relative one is meant from the home folder.</summary>
    public static string Resolve(string path) => System.IO.Path.GetFullPath(path, Path);
}
