using System.Globalization;
using System.Text;

namespace BriefingBot.Articles;

/// <summary>
/// Holds the storage folder for this process. The operating system lets go of it when the process ends, however it ends: a lock file that
/// is left over locks nothing.
/// </summary>
public sealed class StorageLock : IDisposable
{
    private const string FileName = "storage.lock";

    private readonly FileStream _file;

    private StorageLock(FileStream file, string path)
    {
        _file = file;
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

        string lockPath = System.IO.Path.Combine(folder, FileName);
        FileStream? file = null;
        try
        {
            file = Open(lockPath);
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush(flushToDisk: true);
            return new StorageLock(file, folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            try
            {
                file?.Dispose();
            }
            catch (IOException)
            {
                // What could not be written above can't be written at closing either.
            }

            throw StorageException.From(problem, folder);
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException problem) when (IsSharingViolation(problem))
        {
            string folder = System.IO.Path.GetDirectoryName(path)!;
            string other = OwnerOf(path) is { } owner ? $"process {owner}" : "another process";
            throw new StorageException(StorageFault.InUse, folder,
                $"The storage {folder} is in use by {other}. Stop that one, or set Storage:Path to another folder.", problem);
        }
    }

    /// <summary>EAGAIN (which the runtime reports with its own number or the system's) on Unix, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static bool IsSharingViolation(IOException problem) =>
        problem is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        && (problem.HResult is 11 or 35 || (problem.HResult & 0xffff) == 0x20);

    private static int? OwnerOf(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
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
