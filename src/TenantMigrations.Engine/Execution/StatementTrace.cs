namespace TenantMigrations.Engine;

/// <summary>What tells, after an interruption, whether a statement outside a transaction was done.</summary>
public enum StatementTrace
{
    /// <summary>Its record, which shares a transaction with it: what is not recorded is not done.</summary>
    Record,

    /// <summary>The catalogs: whether the index is valid, the partition detached, the database there.</summary>
    Catalog,

    /// <summary>Nothing, and it does not matter: done twice is as done once (<c>VACUUM</c>, <c>REINDEX</c>, <c>SET</c>).</summary>
    Repeatable,

    /// <summary>Nothing. Code that may commit by itself (<c>DO</c>, <c>CALL</c>), and what reaches beyond the server.</summary>
    None,
}
