namespace TenantMigrations.Analysis.Sql;

/// <summary>VACUUM, ANALYZE, CLUSTER and REINDEX.</summary>
internal sealed partial class StatementParser
{
    private Statement Vacuum(int start)
    {
        if (!Accept("vacuum")) return AnalyzeStatement(start);
        var options = Is(SqlTokenKind.LeftParenthesis) ? UtilityOptions() : OldVacuumOptions();
        var tables = VacuumTables();
        return new Vacuum(From(start), options, tables);
    }

    private Analyze AnalyzeStatement(int start)
    {
        if (!Accept("analyse")) Expect("analyze");
        if (Is(SqlTokenKind.LeftParenthesis)) UtilityOptions();
        else Accept("verbose");
        var tables = VacuumTables();
        return new Analyze(From(start), tables);
    }

    // The words stand in this order only.
    private List<Option> OldVacuumOptions()
    {
        var options = new List<Option>();
        AddVacuumOption(options, "full");
        AddVacuumOption(options, "freeze");
        AddVacuumOption(options, "verbose");
        var span = Current.Span;
        if (Accept("analyze") || Accept("analyse")) options.Add(new Option(span, "analyze", null));
        return options;
    }

    private void AddVacuumOption(List<Option> options, string word)
    {
        var span = Current.Span;
        if (Accept(word)) options.Add(new Option(span, word, null));
    }

    /// <remarks>opt_vacuum_relation_list.</remarks>
    private List<RelationName> VacuumTables()
    {
        Note("a table");
        return IsIdentifier(Current) || (Version >= 18 && Is("only")) ? CommaList(static p => p.VacuumTable()) : [];
    }

    /// <remarks>vacuum_relation.</remarks>
    private RelationName VacuumTable()
    {
        RelationName table;
        if (Version >= 18)
        {
            table = RelationName();
        }
        else
        {
            var name = TableName();
            table = new RelationName(name.Span, name, false);
        }

        if (Is(SqlTokenKind.LeftParenthesis)) ColumnNames();
        return table;
    }

    /// <summary><c>(name [value], …)</c>, without equals signs.</summary>
    /// <remarks>utility_option_list.</remarks>
    private List<Option> UtilityOptions() => ParenthesizedList(static p =>
    {
        var start = p.Current.Start;
        // FORMAT is no name before JSON, but an option's name it is.
        var name = p.Accept("analyze") || p.Accept("analyse") ? "analyze" : p.Accept("format") ? "format" : p.NonReservedWord().Text;
        var value = p.IsEndOfOption() ? null : p.SettingValue();
        return new Option(p.From(start), name, value);
    });

    private Cluster Cluster(int start)
    {
        Expect("cluster");
        var hasOptions = Is(SqlTokenKind.LeftParenthesis);
        if (hasOptions) UtilityOptions();
        else Accept("verbose");
        var isAll = !IsIdentifier(Current) && (!hasOptions || Version >= 17);
        if (isAll)
        {
            Note("a table");
            return new Cluster(From(start), null);
        }

        // As it was written before 8.3: index ON table.
        if (!hasOptions && IsAhead(1, "on"))
        {
            Identifier();
            Expect("on");
            var clustered = TableName();
            return new Cluster(From(start), clustered);
        }

        var table = TableName();
        if (Accept("using")) Identifier();
        return new Cluster(From(start), table);
    }

    private Reindex Reindex(int start)
    {
        Expect("reindex");
        var isConcurrent = Is(SqlTokenKind.LeftParenthesis) && UtilityOptions().Exists(static option => option.Name == "concurrently" && option.IsOn);
        var target = Accept("index") ? ReindexTarget.Index
            : Accept("table") ? ReindexTarget.Table
            : Accept("schema") ? ReindexTarget.Schema
            : Accept("database") ? ReindexTarget.Database
            : ReindexTarget.System;
        if (target == ReindexTarget.System) Expect("system");
        if (Accept("concurrently")) isConcurrent = true;
        var name = ReindexName(target);
        return new Reindex(From(start), target, name, isConcurrent);
    }

    private QualifiedName? ReindexName(ReindexTarget target)
    {
        if (target is ReindexTarget.Index or ReindexTarget.Table) return TableName();
        var mayBeLeftOut = Version >= 16 && target != ReindexTarget.Schema;
        if (mayBeLeftOut && !IsIdentifier(Current))
        {
            Note("a name");
            return null;
        }

        var name = Identifier();
        return new QualifiedName(name.Span, [name]);
    }
}
