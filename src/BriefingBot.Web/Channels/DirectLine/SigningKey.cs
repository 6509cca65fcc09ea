using System.Security.Cryptography;
using BriefingBot.Articles;

namespace BriefingBot.Web.Channels.DirectLine;

/// <summary>
/// The key that tokens are signed with, made once and kept in the storage folder for its owner's eyes only: tokens outlive a restart.
/// Removing the file makes all tokens void.
/// </summary>
internal static class SigningKey
{
    public const string FileName = "directline.key";
    private const int Length = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="StorageException">The file can't be read or written, or holds no key.</exception>
    public static byte[] LoadOrCreate(string storage)
    {
        string path = Path.Combine(storage, FileName);
        try
        {
            if (!File.Exists(path))
            {
                Create(path);
            }

            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnly)
            {
                File.SetUnixFileMode(path, OwnerOnly);
            }

            byte[] key = Convert.FromBase64String(File.ReadAllText(path).Trim());
            return key.Length == Length ? key : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new StorageException(StorageFault.Damaged, path, $"{path} holds no key for tokens. Remove it: a new one is made, and chats that are open begin anew.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageFault.NotWritable, path, $"The key {path} can't be read or written ({e.Message.TrimEnd('.')}). Make it a file of this user.", e);
        }
    }

    /// <summary>Whole or not at all: a process that ends half way leaves no half key behind.</summary>
    private static void Create(string path)
    {
        string draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new StreamWriter(draft, options))
        {
            file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        }

        File.Move(draft, path);
    }
}
