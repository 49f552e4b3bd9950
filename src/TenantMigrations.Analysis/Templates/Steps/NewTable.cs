namespace TenantMigrations.Analysis;

/// <summary>A table of tenants that is about to be made: under <c>Shared</c> with the tenant column, first in its key.</summary>
internal sealed class NewTable
{
    private readonly SqlColumns _columns;
    private readonly SqlColumns _key;
    private readonly TenantContext? _tenant;
    private readonly SqlType _tenantType;
    private readonly string _tenantColumn;

    public NewTable(TemplateValues values)
    {
        Table = values.Table();
        _columns = values.Columns("columns");
        _key = values.Columns("key");
        _tenantColumn = values.Options.TenantColumn;
        _tenantType = values.Type(CommonParameters.TenantType.Name);
        _tenant = values.IsShared ? TenantContext.Of(values) : null;
        _key.CheckNames(_tenant is null ? [] : [_tenantColumn]);
        _columns.CheckNames(_tenant is null ? _key.Names : [_tenantColumn, .. _key.Names]);
        if (_tenant is not null) _columns.CheckTenancy(_tenantColumn);
    }

    public static TemplateParameter[] Parameters { get; } =
    [
        new("columns", TemplateValueKind.Columns, "Its columns and constraints, as between the parentheses of CREATE TABLE; without tenant column and key.") { IsRequired = true },
        new("key", TemplateValueKind.Columns, "The columns of its key; under Shared the tenant column comes before them.") { Default = "id bigint GENERATED ALWAYS AS IDENTITY" },
    ];

    public TableName Table { get; }

    public TenantContext? Tenant => _tenant;

    public IReadOnlyList<string> Names => _columns.Names;

    /// <summary>The columns that refer to another table by themselves.</summary>
    public IEnumerable<string> Referring => _columns.Referring();

    /// <summary>It without the semicolon.</summary>
    public string Create()
    {
        List<string> lines = [];
        List<string> key = [.. _key.Names];
        if (_tenant is not null)
        {
            lines.Add($"{_tenant.Column} {_tenantType.Sql} NOT NULL DEFAULT {_tenant.OrNull}");
            key.Insert(0, _tenantColumn);
        }

        lines.AddRange(_key.Lines);
        lines.AddRange(_columns.Lines);
        lines.Add($"CONSTRAINT {SqlQuote.Name(DerivedName.Of("pkey", Table.Name))} PRIMARY KEY ({SqlQuote.Names(key)})");
        return $"CREATE TABLE {Table.Sql} (\n    {string.Join(",\n    ", lines)}\n)";
    }

    /// <summary>An index on a column of it, behind the tenant's.</summary>
    public string Index(string column)
    {
        string[] columns = _tenant is null ? [column] : [_tenantColumn, column];
        return $"CREATE INDEX {SqlQuote.Name(DerivedName.Of("idx", [Table.Name, .. columns]))} ON {Table.Sql} ({SqlQuote.Names(columns)});";
    }
}
