namespace TenantMigrations.Analysis.Sql;

/// <summary>What the words of a <see cref="PublicationObject"/> say it is.</summary>
internal enum PublicationObjectKind
{
    /// <summary>With <c>TABLE</c> before it.</summary>
    Table,

    /// <summary>With <c>TABLES IN SCHEMA</c> before it.</summary>
    Schema,

    /// <summary>A word without either, which is a table or a schema as the one before it is.</summary>
    Name,

    /// <summary>What can only be a table, without a word before it.</summary>
    TableName,

    /// <summary><c>CURRENT_SCHEMA</c> without a word before it.</summary>
    CurrentSchema,
}
