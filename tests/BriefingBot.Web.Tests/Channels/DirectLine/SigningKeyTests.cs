using BriefingBot.Articles;
using BriefingBot.Web.Channels.DirectLine;
using BriefingBot.Web.Tests.Support;

namespace BriefingBot.Web.Tests.Channels.DirectLine;

public sealed class SigningKeyTests
{
    [Fact]
    public void The_key_is_made_once_and_is_its_owners_alone()
    {
        using var folder = new TempFolder();
        byte[] key = SigningKey.LoadOrCreate(folder.Path);

        Assert.Equal(32, key.Length);
        Assert.Equal(key, SigningKey.LoadOrCreate(folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            string file = folder.At(SigningKey.FileName);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            SigningKey.LoadOrCreate(folder.Path);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("AAAA")]
    public void A_file_that_is_no_key_is_told(string content)
    {
        using var folder = new TempFolder();
        folder.Write(SigningKey.FileName, content);

        StorageException problem = Assert.Throws<StorageException>(() => SigningKey.LoadOrCreate(folder.Path));
        Assert.Equal(StorageFault.Damaged, problem.Fault);
    }
}
