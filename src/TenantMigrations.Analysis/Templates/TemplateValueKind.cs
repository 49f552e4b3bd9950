namespace TenantMigrations.Analysis;

/// <summary>What a <see cref="TemplateParameter"/> may be given.</summary>
public enum TemplateValueKind
{
    /// <summary>A table's name, with its schema and a dot before it where that is needed.</summary>
    Table,

    /// <summary>Names of tables with commas between them.</summary>
    Tables,

    /// <summary>A name.</summary>
    Name,

    /// <summary>Names with commas between them.</summary>
    Names,

    /// <summary>Columns and constraints, as between the parentheses of <c>CREATE TABLE</c>.</summary>
    Columns,

    /// <summary>A type.</summary>
    Type,

    /// <summary>An SQL expression.</summary>
    Expression,

    /// <summary><c>column = expression</c>, as behind the <c>SET</c> of an <c>UPDATE</c>.</summary>
    Assignments,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>Something that is said or not.</summary>
    Flag,
}
