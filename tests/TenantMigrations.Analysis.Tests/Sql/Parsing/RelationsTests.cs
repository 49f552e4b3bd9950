using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>Indexes, views, sequences, statistics, and what is done with objects of many kinds.</summary>
public sealed class RelationsTests
{
    [Theory]
    [InlineData("create index on t (a)")]
    [InlineData("create unique index concurrently if not exists i on only s.t using gin (a collate \"C\" s.ops (x = 1) desc nulls first, lower(b) nulls last, (c || d), user, coalesce(e, f)) include (g, h) nulls not distinct with (fillfactor = 70) tablespace x where a > 0 and b is null")]
    [InlineData("create index i on t* (a nulls)")]
    [InlineData("create view v as select 1")]
    [InlineData("create or replace temp view s.v (a, b) with (security_invoker, check_option = local) as select 1, 2 with cascaded check option")]
    [InlineData("create view v as table t with check option")]
    [InlineData("create view v as values (1) with local check option")]
    [InlineData("create unlogged view v as select 1")]
    [InlineData("create or replace recursive view v (a) as select 1")]
    [InlineData("create temporary recursive view v (a) as select 1")]
    [InlineData("create materialized view v as select 1")]
    [InlineData("create unlogged materialized view if not exists s.v (a) using heap with (fillfactor = 10) tablespace x as select 1 with no data")]
    [InlineData("refresh materialized view concurrently s.v with data")]
    [InlineData("create sequence s")]
    [InlineData("create unlogged sequence if not exists s.q as bigint increment by 2 increment 3 minvalue -5 no maxvalue start with 1 start 2 cache 4 cycle no cycle owned by s.t.c restart restart with 5")]
    [InlineData("create temp sequence s owned by none sequence name x")]
    [InlineData("create statistics s.x (ndistinct, mcv) on a, (b + 1), lower(c) from t")]
    [InlineData("create statistics if not exists x on a from only t as u, v join w on true")]
    [InlineData("alter statistics x set statistics -1")]
    [InlineData("alter statistics if exists x set statistics 10")]
    [InlineData("alter statistics x rename to y")]
    [InlineData("alter statistics x set schema y")]
    [InlineData("alter statistics x owner to session_user")]
    [InlineData("truncate t")]
    [InlineData("truncate table only s.t, u * restart identity cascade")]
    [InlineData("truncate t continue identity restrict")]
    public void Relations_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData(16, "create statistics on a, b from t")]
    [InlineData(17, "alter statistics x set statistics default")]
    public void What_newer_versions_brought_names_its_version(int version, string statement)
    {
        Verdict.Reads(statement, version);
        Assert.Equal(version, Verdict.Of(statement, version - 1).Error?.NeedsVersion);
    }

    [Theory]
    [InlineData("create index if not exists ⟦on⟧ t (a)")]
    [InlineData("create index i on t (⟦)⟧")]
    [InlineData("create index i on t (a ⟦+⟧ b)")]
    [InlineData("create recursive view v ⟦as⟧ select 1")]
    [InlineData("create recursive view v (a) as select 1 ⟦with check option⟧")]
    [InlineData("create or replace ⟦table⟧ t (a int)")]
    [InlineData("create sequence s increment by ⟦x⟧")]
    [InlineData("create sequence s no ⟦increment⟧")]
    [InlineData("truncate t ⟦if⟧ exists")]
    [InlineData("refresh materialized view v with no⟦⟧")]
    [InlineData("alter statistics if exists x ⟦rename⟧ to y")]
    public void Relations_are_refused_where_PostgreSQL_refuses_them(string statement) => Verdict.Stops(statement);

    [Theory]
    [InlineData("drop table if exists s.t, u cascade")]
    [InlineData("drop index concurrently if exists i restrict")]
    [InlineData("drop materialized view v")]
    [InlineData("drop foreign table t")]
    [InlineData("drop foreign data wrapper if exists a, b cascade")]
    [InlineData("drop text search configuration s.c")]
    [InlineData("drop access method m")]
    [InlineData("drop procedural language l")]
    [InlineData("drop schema a, b")]
    [InlineData("drop type int[], s.t, double precision")]
    [InlineData("drop domain if exists d")]
    [InlineData("drop trigger if exists a on s.t cascade")]
    [InlineData("drop rule a on t restrict")]
    [InlineData("drop policy a on t")]
    [InlineData("drop function f, g(), s.h(int, out x text)")]
    [InlineData("drop procedure if exists p(int) cascade")]
    [InlineData("drop routine r")]
    [InlineData("drop aggregate a(*), b(int order by text)")]
    [InlineData("drop operator if exists + (int, int), s.- (none, int) cascade")]
    [InlineData("drop operator class s.c using btree")]
    [InlineData("drop operator class.+ (int, int)")]
    [InlineData("drop operator family if exists f using gist cascade")]
    [InlineData("drop cast if exists (int as s.t) restrict")]
    [InlineData("drop transform if exists for int language plpython")]
    [InlineData("drop owned by current_user, x cascade")]
    [InlineData("drop role if exists a, b")]
    [InlineData("drop user mapping")]
    [InlineData("drop user mapping if exists for user server s")]
    [InlineData("drop user mapping for public server s")]
    [InlineData("drop group g")]
    [InlineData("drop database if exists d with (force, force)")]
    [InlineData("drop database d (force)")]
    [InlineData("drop tablespace t")]
    [InlineData("drop subscription if exists s cascade")]
    [InlineData("drop event trigger e")]
    [InlineData("comment on table s.t is 'x'")]
    [InlineData("comment on column s.t.c is null")]
    [InlineData("comment on constraint c on s.t is E'x'")]
    [InlineData("comment on constraint c on domain s.d is $$x$$")]
    [InlineData("comment on constraint c on domain is ''")]
    [InlineData("comment on function f(int) is ''")]
    [InlineData("comment on operator s.+ (int, int) is ''")]
    [InlineData("comment on operator family f using btree is ''")]
    [InlineData("comment on cast (int as text) is ''")]
    [InlineData("comment on transform for int language l is ''")]
    [InlineData("comment on large object 123 is ''")]
    [InlineData("comment on trigger a on t is ''")]
    [InlineData("comment on type int[] is ''")]
    [InlineData("comment on role r is ''")]
    [InlineData("comment on text search parser p is ''")]
    [InlineData("security label on table t is null")]
    [InlineData("security label for 'p' on column t.c is 'x'")]
    [InlineData("security label for p on aggregate a(*) is 'x'")]
    public void Objects_of_every_kind_are_dropped_and_described(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("drop table t ⟦if⟧ exists")]
    [InlineData("drop schema a⟦.⟧b")]
    [InlineData("drop trigger a⟦⟧")]
    [InlineData("drop role r ⟦cascade⟧")]
    [InlineData("drop tablespace t ⟦cascade⟧")]
    [InlineData("drop cast ⟦int⟧ as text")]
    [InlineData("drop ⟦nonsense⟧ x")]
    [InlineData("drop trigger a on t⟦,⟧ b on t")]
    [InlineData("comment on table t is ⟦1⟧")]
    [InlineData("comment on table t⟦⟧")]
    [InlineData("comment on ⟦user⟧ u is ''")]
    [InlineData("security label on ⟦trigger⟧ a on t is ''")]
    [InlineData("security label ⟦'x'⟧ on table t is ''")]
    public void They_are_refused_where_PostgreSQL_refuses_them(string statement) => Verdict.Stops(statement);

    [Fact]
    public void An_index_keeps_what_locks_depend_on()
    {
        var index = Verdict.Tree<CreateIndex>("create unique index concurrently i on only s.t (a, lower(b) desc)");
        Assert.True(index.IsUnique);
        Assert.True(index.IsConcurrent);
        Assert.True(index.Table.IsOnly);
        Assert.Equal("s.t", index.Table.Name.ToString());
        Assert.Equal("a", index.Elements[0].Column?.Text);
        Assert.Null(index.Elements[1].Column);
        Assert.True(index.Elements[1].IsDescending);
    }

    [Fact]
    public void What_is_dropped_is_named_with_its_table()
    {
        var drop = Verdict.Tree<Drop>("drop policy if exists p on s.t cascade");
        Assert.Equal(ObjectKind.Policy, drop.Kind);
        Assert.True(drop.IfExists);
        Assert.True(drop.Cascades);
        Assert.Equal("p", drop.Objects[0].Name?.ToString());
        Assert.Equal("s.t", drop.Objects[0].On?.ToString());
    }
}
