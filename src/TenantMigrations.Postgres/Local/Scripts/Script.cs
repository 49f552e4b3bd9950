namespace TenantMigrations.Postgres.Local;

/// <summary>
/// The shell scripts that lie beside this file. They are plain POSIX shell: what they do has to go on when this process is dead, or
/// has to be done as another account, and a shell is there wherever the server's programs are.
/// </summary>
internal static class Script
{
    internal const string Shell = "/bin/sh";

    internal static string Text(string name)
    {
        using var stream = typeof(Script).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} is not in this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Arguments for the shell that run a script with its own arguments.</summary>
    internal static string[] Arguments(string name, params string[] arguments) => ["-c", Text(name), name, .. arguments];
}
