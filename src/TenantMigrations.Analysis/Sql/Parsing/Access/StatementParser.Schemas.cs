namespace TenantMigrations.Analysis.Sql;

/// <summary>Schemas.</summary>
internal sealed partial class StatementParser
{
    private CreateSchema CreateSchema(int start)
    {
        Expect("schema");
        var ifNotExists = AcceptIfNotExists();
        // AUTHORIZATION is no name here, so it tells the two forms apart.
        var name = Is("authorization") ? null : Identifier();
        var owner = Accept("authorization") ? RoleName() : null;
        var elements = new List<Statement>();
        while (Is("create") || Is("grant")) elements.Add(SchemaElement());
        if (ifNotExists && elements.Count > 0)
        {
            FailAt(elements[0].Span, "CREATE SCHEMA IF NOT EXISTS cannot create anything in the schema: nobody would know whether it did. Write statements of their own.");
        }

        return new CreateSchema(From(start), name, owner, ifNotExists, elements);
    }

    /// <remarks>schema_stmt: CREATE TABLE, INDEX, SEQUENCE, TRIGGER and VIEW, and GRANT.</remarks>
    private Statement SchemaElement()
    {
        var start = Current.Start;
        if (IsAhead(0, "grant")) return Grant(start);
        // OR without REPLACE is refused there.
        if (IsAhead(1, "or") && !IsAhead(2, "replace")) return Create(start);
        var kind = IsAhead(1, "or") ? 3 : 1;
        while (Peek(kind).Keyword?.Word is "temp" or "temporary" or "local" or "global" or "unlogged") kind++;
        if (Peek(kind).Keyword?.Word is "table" or "index" or "unique" or "sequence" or "trigger" or "constraint" or "view" or "recursive")
        {
            var element = Create(start);
            if (element is CreateTableAs) FailAt(element.Span, "CREATE TABLE AS cannot be a part of CREATE SCHEMA. Write a statement of its own behind it.");
            return element;
        }

        for (; kind > 0; kind--) Advance();
        Fail("Within CREATE SCHEMA only tables, indexes, sequences, triggers and views can be created. Write a statement of its own behind it.");
        return new OtherStatement(From(start), "CREATE");
    }

    private AlterSchema AlterSchema(int start)
    {
        Expect("schema");
        var name = Identifier();
        var change = NameOrOwnerChange();
        return new AlterSchema(From(start), name, change);
    }
}
