namespace TenantMigrations.Analysis.Sql;

/// <summary>Where a <see cref="Copy"/> reads from or writes to.</summary>
internal enum CopySource
{
    /// <summary>A file of the server's machine.</summary>
    File,

    /// <summary>A program on the server's machine.</summary>
    Program,

    /// <summary><c>STDIN</c> or <c>STDOUT</c>: the client.</summary>
    Client,
}
