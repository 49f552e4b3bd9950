using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>Reads sources into scripts. Pure: the same source gives an equal script on every machine.</summary>
public static class ScriptReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a <c>.sql</c> file.</summary>
    /// <param name="path">Its path, as findings shall name it.</param>
    /// <param name="projectPath">Its path relative to the project's folder, with forward slashes; its folders can say the scope.</param>
    /// <param name="text">The decoded file.</param>
    /// <param name="isUtf8">False where the bytes were not UTF-8, so that the text is not to be trusted (TM1018).</param>
    /// <param name="options">What its project says; null for the defaults.</param>
    public static MigrationScript ReadFile(
        string path, string projectPath, string text, bool isUtf8 = true, ScriptOptions? options = null) =>
        new FileScriptReader(path, projectPath, text, options ?? ScriptOptions.Default).Read(isUtf8);

    /// <summary>Reads the bytes of a <c>.sql</c> file.</summary>
    /// <param name="path">Its path, as findings shall name it.</param>
    /// <param name="projectPath">Its path relative to the project's folder, with forward slashes; its folders can say the scope.</param>
    /// <param name="bytes">The file as it lies on disk.</param>
    /// <param name="options">What its project says; null for the defaults.</param>
    public static MigrationScript ReadFile(string path, string projectPath, byte[] bytes, ScriptOptions? options = null)
    {
        try
        {
            return ReadFile(path, projectPath, Utf8.GetString(bytes), isUtf8: true, options);
        }
        catch (DecoderFallbackException)
        {
            return ReadFile(path, projectPath, "", isUtf8: false, options);
        }
    }

    /// <summary>Reads a C# class.</summary>
    /// <param name="facts">What the compiler knows about it.</param>
    /// <param name="options">What its project says; null for the defaults.</param>
    public static MigrationScript ReadClass(ClassFacts facts, ScriptOptions? options = null) => new ClassScriptReader(facts, options ?? ScriptOptions.Default).Read();
}
