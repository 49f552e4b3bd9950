using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>Reads sources into scripts. Pure: the same source gives an equal script on every machine.</summary>
public static class ScriptReader
{
    /// <summary>The version that is read where none is said: the oldest that is known.</summary>
    public const int DefaultPostgresVersion = 15;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a <c>.sql</c> file.</summary>
    /// <param name="path">Its path, as findings shall name it.</param>
    /// <param name="projectPath">Its path relative to the project's folder, with forward slashes; its folders can say the scope.</param>
    /// <param name="text">The decoded file.</param>
    /// <param name="isUtf8">False where the bytes were not UTF-8, so that the text is not to be trusted (TM1018).</param>
    /// <param name="postgresVersion">The major version of PostgreSQL that must read it; one that is not known counts as the nearest that is.</param>
    public static MigrationScript ReadFile(
        string path, string projectPath, string text, bool isUtf8 = true, int postgresVersion = DefaultPostgresVersion) =>
        new FileScriptReader(path, projectPath, text, postgresVersion).Read(isUtf8);

    /// <summary>Reads the bytes of a <c>.sql</c> file.</summary>
    /// <param name="path">Its path, as findings shall name it.</param>
    /// <param name="projectPath">Its path relative to the project's folder, with forward slashes; its folders can say the scope.</param>
    /// <param name="bytes">The file as it lies on disk.</param>
    /// <param name="postgresVersion">The major version of PostgreSQL that must read it; one that is not known counts as the nearest that is.</param>
    public static MigrationScript ReadFile(string path, string projectPath, byte[] bytes, int postgresVersion = DefaultPostgresVersion)
    {
        try
        {
            return ReadFile(path, projectPath, Utf8.GetString(bytes), isUtf8: true, postgresVersion);
        }
        catch (DecoderFallbackException)
        {
            return ReadFile(path, projectPath, "", isUtf8: false, postgresVersion);
        }
    }

    /// <summary>Reads a C# class.</summary>
    /// <param name="facts">What the compiler knows about it.</param>
    /// <param name="postgresVersion">The major version of PostgreSQL that must read it; one that is not known counts as the nearest that is.</param>
    public static MigrationScript ReadClass(ClassFacts facts, int postgresVersion = DefaultPostgresVersion) => new ClassScriptReader(facts, postgresVersion).Read();
}
