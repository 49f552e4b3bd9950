namespace TenantMigrations.Analysis.Sql;

/// <summary>What a word may be used for besides its own meaning.</summary>
internal enum KeywordClass : byte
{
    /// <summary>No keyword, in this version: may name anything.</summary>
    None,

    /// <summary>May name anything.</summary>
    Unreserved,

    /// <summary>May name a column or table, but no function or type.</summary>
    ColumnName,

    /// <summary>May name a function or type, but no column or table.</summary>
    TypeOrFunction,

    /// <summary>May only be a label.</summary>
    Reserved,
}
