namespace TenantMigrations.TestKit;

/// <summary>A folder of the test's own, gone when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    internal const string MemoryPath = "/dev/shm";

    private TemporaryFolder(string path) => Path = path;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Makes one under the system's temporary folder.</summary>
    public static TemporaryFolder Create(string prefix = "tm-test-") => new(Directory.CreateTempSubdirectory(prefix).FullName);

    /// <summary>Makes one in memory, where the machine has such a place: for what writes and forgets a lot.</summary>
    public static TemporaryFolder CreateInMemory(string prefix = "tm-test-")
    {
        if (!Directory.Exists(MemoryPath))
            return Create(prefix);

        var path = System.IO.Path.Combine(MemoryPath, $"{prefix}{Guid.NewGuid():N}"[..(prefix.Length + 12)]);
        return new TemporaryFolder(Directory.CreateDirectory(path).FullName);
    }

    /// <summary>A path inside the folder.</summary>
    public string PathTo(params string[] segments) => System.IO.Path.Combine([Path, .. segments]);

    /// <summary>Writes a file, with the folders above it, and returns its full path.</summary>
    public string Write(string relativePath, string content)
    {
        var path = PathTo(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Copies a folder of the repository (without bin, obj and artifacts) into this one.</summary>
    public string CopyFromRepository(params string[] segments)
    {
        var source = Repository.PathTo(segments);
        var target = PathTo(segments[^1]);
        Copy(source, target);
        return target;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));

        foreach (var folder in Directory.EnumerateDirectories(source))
        {
            var name = System.IO.Path.GetFileName(folder);
            if (name is not ("bin" or "obj" or "artifacts" or ".git"))
                Copy(folder, System.IO.Path.Combine(target, name));
        }
    }
}
