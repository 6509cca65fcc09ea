using System.Globalization;
using System.Text;

namespace BriefingBot.Articles;

/// <summary>
/// Holds the storage folder for this process. The operating system lets go of it when the process ends, however it ends: a lock file that
/// is left over locks nothing.
/// </summary>
public sealed class StorageLock : IDisposable
{
    private const string LockName = "storage.lock";

    /// <summary>The number of the process that holds the lock; beside the lock file, which nobody else can read while it is held.</summary>
    private const string OwnerName = "storage.pid";

    private readonly FileStream file;

    private StorageLock(FileStream file, string path)
    {
        this.file = file;
        Path = path;
    }

    /// <summary>The folder, as a full path.</summary>
    public string Path { get; }

    /// <summary>Makes the folder where it is missing, and takes it.</summary>
    /// <exception cref="StorageException">Another process has it, or it can't be made or written.</exception>
    public static StorageLock Acquire(string path)
    {
        string folder = FullPath(path);
        if (File.Exists(folder))
        {
            throw new StorageException(StorageFault.NotWritable, folder, $"The storage {folder} is a file. Set Storage:Path to a folder.");
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw StorageException.From(problem, folder);
        }

        FileStream? file = null;
        try
        {
            file = Open(folder);
            WriteOwner(folder);
            return new StorageLock(file, folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw StorageException.From(problem, folder);
        }
    }

    public void Dispose() => file.Dispose();

    private static FileStream Open(string folder)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException problem) when (IsSharingViolation(problem))
        {
            string other = OwnerOf(folder) is { } owner ? string.Create(CultureInfo.InvariantCulture, $"process {owner}") : "another process";
            throw new StorageException(StorageFault.InUse, folder,
                $"The storage {folder} is in use by {other}. Stop that one, or set Storage:Path to another folder.", problem);
        }
    }

    /// <summary>Shows as well, before anything depends on it, that the folder takes what is written to it.</summary>
    private static void WriteOwner(string folder)
    {
        using var file = new FileStream(System.IO.Path.Combine(folder, OwnerName), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>EAGAIN (which the runtime reports with its own number or the system's) on Unix, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static bool IsSharingViolation(IOException problem) =>
        problem is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        && (problem.HResult is 11 or 35 || (problem.HResult & 0xffff) == 0x20);

    private static int? OwnerOf(string folder)
    {
        try
        {
            using var reader = new StreamReader(System.IO.Path.Combine(folder, OwnerName));
            char[] digits = new char[16];
            int read = reader.ReadBlock(digits);
            return int.TryParse(digits.AsSpan(0, read), NumberStyles.None, CultureInfo.InvariantCulture, out int owner) ? owner : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string FullPath(string path)
    {
        try
        {
            return System.IO.Path.GetFullPath(path);
        }
        catch (ArgumentException problem)
        {
            throw StorageException.From(problem, path);
        }
    }
}
