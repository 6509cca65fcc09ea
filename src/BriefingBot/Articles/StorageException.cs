namespace BriefingBot.Articles;

/// <summary>What is wrong with the storage.</summary>
public enum StorageFault
{
    /// <summary>Another process works on it.</summary>
    InUse,

    /// <summary>The path can't be made or written.</summary>
    NotWritable,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The record is no database any more, or a broken one.</summary>
    Damaged,

    /// <summary>A newer version of the program made the record.</summary>
    TooNew,
}

/// <summary>The storage can't be used. The message is a sentence or two for a person: what, where, and what to do.</summary>
public sealed class StorageException(StorageFault fault, string path, string message, Exception? cause = null) : Exception(message, cause)
{
    public StorageFault Fault { get; } = fault;

    /// <summary>The file or folder that it is about.</summary>
    public string Path { get; } = path;

    /// <summary>Says in a sentence what an error of the file system means for the storage at <paramref name="path"/>.</summary>
    internal static StorageException From(Exception cause, string path)
    {
        // ENOSPC and EDQUOT on Linux; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
        bool full = cause is IOException && (cause.HResult is 28 or 122 || (cause.HResult & 0xffff) is 0x70 or 0x27);
        return full
            ? new(StorageFault.Full, path, $"The disk that holds {path} is full. Free some space, or set Storage:Path to a folder on another disk.", cause)
            : new(StorageFault.NotWritable, path,
                $"The storage {path} can't be written ({cause.Message.TrimEnd('.')}). Make it a folder that this user may write, or set Storage:Path to one.", cause);
    }
}
