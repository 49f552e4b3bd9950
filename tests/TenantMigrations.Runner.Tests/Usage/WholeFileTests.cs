using System.Text;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

/// <summary>Files that a verb writes where the user wants them.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_link_stays_one_and_its_file_keeps_its_mode()
    {
        var file = _folder.Write("real.sql", "old");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(_folder.PathTo("link.sql"), "real.sql");
        File.CreateSymbolicLink(_folder.PathTo("new.sql"), "made.sql");

        Write("link.sql");
        Write("new.sql");

        Assert.Equal("real.sql", new FileInfo(_folder.PathTo("link.sql")).LinkTarget);
        Assert.Equal(("new", UnixFileMode.UserRead | UnixFileMode.UserWrite), (File.ReadAllText(file), File.GetUnixFileMode(file)));
        Assert.Equal("new", File.ReadAllText(_folder.PathTo("made.sql")));
        Assert.Equal(4, Names().Length);
    }

    [Fact]
    public void What_is_shorter_leaves_nothing_of_what_was_there()
    {
        using var memory = TemporaryFolder.CreateInMemory();
        var file = memory.Write("x.sql", "something older and longer");

        WholeFile.Write(file, "The script", stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(file));
    }

    [Fact]
    public void A_name_may_be_as_long_as_the_system_takes()
    {
        Write(new string('n', 255));
        Assert.Equal([new string('n', 255)], Names());
    }

    [Fact]
    public async Task What_is_no_file_is_written_to_as_it_is()
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", _folder.PathTo("pipe"));
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var reading = Task.Run(() => File.ReadAllText(_folder.PathTo("pipe")), TestContext.Current.CancellationToken);

        Write("pipe");

        Assert.Equal("new", await reading);
        Assert.Equal(["pipe"], Names());
        WholeFile.Write("/dev/null", "The script", stream => stream.Write("new"u8));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public void Where_it_cannot_be_written_what_was_there_stays_and_nothing_is_left_beside_it()
    {
        _folder.Write("old.sql", "old");
        Directory.CreateDirectory(_folder.PathTo("folder"));

        Assert.Equal($"The script cannot be written to '{_folder.PathTo("old.sql")}': No space left", Refused("old.sql", _ => throw new IOException("No space left")));
        Assert.EndsWith("It is a folder.", Refused("folder", _ => { }));
        Assert.EndsWith($"There is no folder '{_folder.PathTo("no")}'.", Refused("no/x.sql", _ => { }));

        Assert.Equal(["folder", "old.sql"], Names());
        Assert.Equal("old", File.ReadAllText(_folder.PathTo("old.sql")));
    }

    private void Write(string name) => WholeFile.Write(_folder.PathTo(name), "The script", stream => stream.Write(Encoding.UTF8.GetBytes("new")));

    private string Refused(string name, Action<Stream> write) => Assert.Throws<UsageException>(() => WholeFile.Write(_folder.PathTo(name), "The script", write)).Message;

    private string[] Names() => [.. Directory.GetFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
