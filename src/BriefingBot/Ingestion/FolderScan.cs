using BriefingBot.Articles;

namespace BriefingBot.Ingestion;

/// <summary>The article files under some paths.</summary>
/// <param name="Files">Full paths, each once: paths in the order they were named, each folder's files in ordinal order.</param>
/// <param name="Named">Those files that were named themselves.</param>
/// <param name="Complete">Folders that were read; a remembered file under one that is not in <paramref name="Files"/> is gone.</param>
/// <param name="Unread">Folders under them that could not be read: nothing is known about what lies there.</param>
internal sealed record FolderScan(
    IReadOnlyList<string> Files, IReadOnlySet<string> Named, IReadOnlyList<string> Complete, IReadOnlyList<string> Unread, IReadOnlyList<ArticleRejection> Rejections)
{
    /// <summary>No folder is followed deeper.</summary>
    private const int Deepest = 64;

    /// <summary>Looks through files and folders, folders with all that is under them. Hidden ones and files of other types are passed over.</summary>
    public static FolderScan Of(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var walk = new Walk(cancellationToken);
        foreach (string path in paths)
        {
            walk.Add(path);
        }

        return new FolderScan(walk.Files, walk.Named, walk.Complete, walk.Unread, walk.Rejections);
    }

    /// <summary>True where the scan shows that this file is no longer there.</summary>
    public bool ShowsGone(string path) =>
        Complete.Any(folder => IsUnder(path, folder)) && !Unread.Any(folder => IsUnder(path, folder));

    private static bool IsUnder(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (Path.EndsInDirectorySeparator(folder) || (path.Length > folder.Length && path[folder.Length] == Path.DirectorySeparatorChar));

    private sealed class Walk(CancellationToken cancellationToken)
    {
        private readonly HashSet<string> seenFiles = new(StringComparer.Ordinal);

        /// <summary>Folders by the place they really are at: a link that leads back ends there.</summary>
        private readonly HashSet<string> seenFolders = new(StringComparer.Ordinal);

        public List<string> Files { get; } = [];

        public HashSet<string> Named { get; } = new(StringComparer.Ordinal);

        public List<string> Complete { get; } = [];

        public List<string> Unread { get; } = [];

        public List<ArticleRejection> Rejections { get; } = [];

        public void Add(string path)
        {
            string full;
            try
            {
                full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            }
            catch (ArgumentException)
            {
                Reject(path.Replace('\0', '\ufffd'), RejectionCode.NotFound, "is no path. Correct it.");
                return;
            }

            if (Directory.Exists(full))
            {
                Complete.Add(full);
                Folder(new DirectoryInfo(full), RealPathOf(new DirectoryInfo(full), full), 0);
            }
            else if (File.Exists(full))
            {
                Named.Add(full);
                AddFile(full);
            }
            else
            {
                Reject(path, RejectionCode.NotFound, "does not exist. Check the path, or create it; the rest goes on without it.");
            }
        }

        private void Folder(DirectoryInfo folder, string realPath, int depth)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (depth > Deepest || !seenFolders.Add(realPath))
            {
                return;
            }

            FileSystemInfo[] entries;
            try
            {
                entries = folder.GetFileSystemInfos();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                Unread.Add(folder.FullName);
                Reject(folder.FullName, RejectionCode.Unreadable, $"can't be read ({problem.Message.TrimEnd('.')}). Check its permissions.");
                return;
            }

            Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
            foreach (FileSystemInfo entry in entries.Where(entry => !entry.Name.StartsWith('.')))
            {
                if (entry is DirectoryInfo child)
                {
                    Folder(child, RealPathOf(child, Path.Combine(realPath, child.Name)), depth + 1);
                }
                else if (ArticleParser.Reads(entry.Name))
                {
                    AddFile(entry.FullName);
                }
            }
        }

        private void AddFile(string path)
        {
            if (seenFiles.Add(path))
            {
                Files.Add(path);
            }
        }

        private static string RealPathOf(DirectoryInfo folder, string unlessLink)
        {
            try
            {
                return folder.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(target.FullName)) : unlessLink;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return unlessLink;
            }
        }

        private void Reject(string path, RejectionCode code, string what) => Rejections.Add(new ArticleRejection(path, code, $"{path} {what}"));
    }
}
