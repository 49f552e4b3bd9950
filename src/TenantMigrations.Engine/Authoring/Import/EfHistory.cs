using System.Text.RegularExpressions;

namespace TenantMigrations.Engine;

/// <summary>How a script of EF speaks of its history, whatever the table and its columns are called.</summary>
internal sealed partial class EfHistory
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    private readonly Regex _block;
    private readonly Regex _table;
    private readonly Regex _row;
    private readonly Regex _delete;

    private EfHistory(string table)
    {
        var name = Regex.Escape(table);
        _block = new Regex($@"^DO \$EF\$\s*BEGIN\s+IF NOT EXISTS\s*\(\s*SELECT 1 FROM [^\n]*{name}[^\n]*\)\s*THEN(?<body>.*)END IF;\s*END\s*;?\s*\$EF\$$", Options, s_limit);
        _table = new Regex($@"^CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[^(]*{name}[^(]*\(", Options, s_limit);
        _row = new Regex($@"^INSERT\s+INTO\s+[^(]*{name}[^(]*\([^)]*\)\s*VALUES\s*\(\s*'(?<id>[^']+)'", Options, s_limit);
        _delete = new Regex($@"^DELETE\s+FROM\s+[^\n]*{name}", Options, s_limit);
    }

    /// <summary>Reads off the rows what the table is called.</summary>
    public static EfHistory Of(string script) => new(Rows().Match(script) is { Success: true } row ? row.Groups["table"].Value : "__EFMigrationsHistory");

    /// <summary>What stands in a block that asks whether the migration is there; null where the statement is no such block.</summary>
    public string? Body(string statement) => _block.Match(statement) is { Success: true } block ? block.Groups["body"].Value : null;

    /// <summary>Whether the statement is none of a migration: a transaction's bounds and the table itself.</summary>
    public bool IsFrame(string statement) => Bounds().IsMatch(statement) || _table.IsMatch(statement);

    /// <summary>The id of the migration that ends here; null where the statement puts no row into the history.</summary>
    public string? Id(string statement) => _row.Match(statement) is { Success: true } row ? row.Groups["id"].Value : null;

    /// <summary>Whether the statement takes a row out of the history.</summary>
    public bool TakesBack(string statement) => _delete.IsMatch(statement);

    [GeneratedRegex(@"INSERT\s+INTO\s+(?:(?:""[^""]+""|[\w$]+)\.)?""?(?<table>[^""\s(]+)""?\s*\(\s*""?(?:MigrationId|migration_id)""?\s*,\s*""?(?:ProductVersion|product_version)""?\s*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Rows();

    [GeneratedRegex(@"^(?:START\s+TRANSACTION|BEGIN(?:\s+TRANSACTION)?|COMMIT)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Bounds();
}
