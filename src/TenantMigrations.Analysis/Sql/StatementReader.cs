namespace TenantMigrations.Analysis.Sql;

/// <summary>Finds the statements of a script as psql and the server do, and what keeps the script from being read.</summary>
public static class StatementReader
{
    /// <summary>Reads a whole text.</summary>
    /// <param name="text">The migration text.</param>
    public static SqlScript Read(string text) => Read(text, 0, text.Length);

    /// <summary>Reads a part of a text.</summary>
    /// <param name="text">The migration text.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">The offset behind the part.</param>
    public static SqlScript Read(string text, int start, int end) => new StatementScan(text).Run(start, end);
}
