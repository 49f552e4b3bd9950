using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

public sealed class PlPgSqlTests
{
    [Theory]
    [InlineData("begin end")]
    [InlineData("begin end;")]
    [InlineData("#variable_conflict use_column\n#option dump\n#print_strict_params on\nbegin end")]
    [InlineData("<<outer>> declare declare x int; declare y int; begin <<inner>> begin end inner; end outer;")]
    [InlineData("declare a int; b constant numeric(10, 2) := 1; c text collate \"C\" not null default 'x'; d timestamp with time zone = now(); begin end")]
    [InlineData("declare a users.id%type; b public.users%rowtype; c b%type := null; d int[] := '{}'; e record; \"end\" int; new_row users; begin end")]
    [InlineData("declare a alias for $1; b alias for old; c cursor for select 1; d no scroll cursor (x int, y text[]) is select x, y; e refcursor; begin end")]
    [InlineData("declare return int; alias int; type int; begin return := return + 1; alias = 2; type := 3; end")]
    [InlineData("begin a := 1; a.b := 2; a.b.c[1][2:3].d = 3; a[1] := a[2]; \"user\" := 1; $1 := 2; x := y from t where z limit 1; x := ; end")]
    [InlineData("begin if a then b := 1; elsif exists (select 1) then null; elseif not c then null; else null; end if; end")]
    [InlineData("begin case when a then null; end case; case x when 1, 2 then null; when 3 then null; else null; end case; end")]
    [InlineData("begin loop exit; end loop; <<l>> loop continue l when a; exit l when b > 1; end loop l; while a loop null; end loop; end")]
    [InlineData("begin for i in 1..10 loop null; end loop; for i in reverse a + 1 .. lower(b) by 2 loop null; end loop; end")]
    [InlineData("begin for r in select 1 loop null; end loop; for a, b in values (1, 2) loop null; end loop; for r in (select 1) union select 2 loop null; end loop; end")]
    [InlineData("begin for r in update t set a = 1 returning * loop null; end loop; for r in explain (verbose) select 1 loop null; end loop; end")]
    [InlineData("declare c cursor for select 1; d cursor (p int) for select p; begin for r in c loop null; end loop; for r in d(p := 1) loop null; end loop; end")]
    [InlineData("begin for r in execute 'select $1' using 1, 2 loop null; end loop; foreach x in array a loop null; end loop; foreach x, y slice 1 in array b || c loop null; end loop; end")]
    [InlineData("begin return; end")]
    [InlineData("declare x constant int := 1; begin declare x int; begin x := 2; end; for x in 1..2 loop x := 3; end loop; end")]
    [InlineData("declare x constant int := 1; c cursor for select 1; begin <<x>> declare y int; begin x.y := 2; for x in c loop x.a := 3; end loop; end; end")]
    [InlineData("declare c cursor (a int, b int) for select 1; begin open c(b := 1, a := 2); open c(1, b := 2); declare c refcursor; begin open c for select 1; end; for r in c(1, 2) loop null; end loop; end")]
    [InlineData("declare c cursor (a int) for select 1; d alias for c; begin open d; declare c cursor for select 2; begin open c; end; end")]
    [InlineData("begin raise; raise notice 'a % b %%', 1; raise exception 'x' using errcode = '12345', hint := 'y'; raise using message = 'a'; raise division_by_zero; end")]
    [InlineData("begin raise exception sqlstate '22012' using detail = a || b; raise sqlstate 'U0001'; raise notice E'\\x25', 1; raise warning $m$%$m$, f(1, 2); end")]
    [InlineData("begin assert a > 1; assert exists (select 1), 'no'; perform f(1); perform 1 from t; perform * from t where a in (1, 2); end")]
    [InlineData("begin execute 'x'; execute format('%I', a) into b; execute x using 1 into strict a, b.c; execute x into a using 1, 2; end")]
    [InlineData("begin get diagnostics a = row_count, b := pg_context; get current diagnostics a = row_count; get stacked diagnostics a = message_text, b = returned_sqlstate; end")]
    [InlineData("begin open c; open c(1, 2); open c(a := 1); open c for select 1; open c no scroll for select 1; open c scroll for execute 'x' using 1; close c; end")]
    [InlineData("begin fetch c into x; fetch next from c into x, y; fetch absolute -1 in c into x; fetch forward from c into x; fetch all from c into x; end")]
    [InlineData("begin move c; move forward 2 from c; move backward all in c; move relative a + 1 from c; move 3 from c; move last in c; end")]
    [InlineData("begin commit; rollback; commit and chain; rollback and no chain; call p(1); do $x$ begin end $x$; null; end")]
    [InlineData("begin null; exception when unique_violation or sqlstate '23503' then null; when others then raise; end")]
    [InlineData("begin select a, b into strict x, y.z from t; insert into t values (1) returning a into x; select into x a from t; with c as (select 1) select * into x from c; end")]
    [InlineData("begin create table t (a int); alter table t add b int; set local role x; import foreign schema a from server b into c; create rule r as on insert to t do (select 1; select 2); end")]
    [InlineData("begin create function g() returns int language sql begin atomic select case when true then 1 end; end; create or replace procedure p() begin atomic; end; end")]
    [InlineData("begin execute $q$ it's; $q$ || 'x;y'; -- a comment; end\n /* end; */ null; end")]
    [InlineData("begin truncate t; lock table t; comment on table t is 'x'; grant select on t to u; notify x; savepoint a; listen b; merge into t using s on a = b when matched then delete; end")]
    public void Bodies_are_read(string body)
    {
        foreach (var statement in new[] { $"do $body${body}$body$", $"create function f() returns setof record as $body${body}$body$ language plpgsql" })
        {
            var parsed = Verdict.Of(statement);
            Assert.Null(parsed.Error);
            Assert.True(parsed.BodyError is null, $"{parsed.BodyError?.Reason}: {statement[(parsed.BodyError?.Span.Start ?? 0)..]}");
            Assert.Null(parsed.BodyBeyond);
            Assert.NotNull(parsed.Body);
        }
    }

    // Where PostgreSQL stops; asked of a server with plpgsql's validator.
    [Theory]
    [InlineData("⟦⟧")]
    [InlineData("⟦select⟧ 1;")]
    [InlineData("begin ⟦;⟧ end")]
    [InlineData("begin null ⟦end⟧;")]
    [InlineData("begin null; end ⟦x⟧;")]
    [InlineData("<<a>> begin null; end ⟦b⟧;")]
    [InlineData("declare x int; ⟦<<⟧a>> begin end")]
    [InlineData("declare x ⟦;⟧ begin end")]
    [InlineData("declare x int := ⟦;⟧ begin end")]
    [InlineData("declare x int ⟦y⟧; begin end")]
    [InlineData("declare x int not ⟦default⟧ 1; begin end")]
    [InlineData("declare ⟦x⟧ int not null; begin end")]
    [InlineData("begin if a then null ⟦end⟧ if; end")]
    [InlineData("begin if a then null; end⟦;⟧ end")]
    [InlineData("begin if a null⟦;⟧ end if; end")]
    [InlineData("begin if ⟦then⟧ null; end if; end")]
    [InlineData("begin if a then null; else if b then null; end if; end⟦⟧")]
    [InlineData("begin loop null; end loop ⟦l⟧; end")]
    [InlineData("begin ⟦exit⟧; end")]
    [InlineData("begin loop exit ⟦l⟧; end loop; end")]
    [InlineData("<<b>> begin loop continue ⟦b⟧; end loop; end")]
    [InlineData("begin for i ⟦1⟧..2 loop null; end loop; end")]
    [InlineData("begin for i in 1..⟦loop⟧ null; end loop; end")]
    [InlineData("begin for r in ⟦f⟧(1) loop null; end loop; end")]
    [InlineData("begin raise notice 'x' ⟦'y'⟧; end")]
    [InlineData("begin raise notice ⟦'% %'⟧, 1; end")]
    [InlineData("begin raise exception using ⟦foo⟧ = 1; end")]
    [InlineData("begin raise sqlstate ⟦'123'⟧; end")]
    [InlineData("begin get diagnostics a = ⟦message_text⟧; end")]
    [InlineData("begin get stacked diagnostics a = ⟦row_count⟧; end")]
    [InlineData("begin execute 'x' using 1 using ⟦2⟧; end")]
    [InlineData("begin select 1 into a ⟦into⟧ b; end")]
    [InlineData("begin select 1 into ⟦1⟧; end")]
    [InlineData("begin select a from t whre ⟦x⟧; end")]
    [InlineData("begin x := 1 +⟦;⟧ end")]
    [InlineData("begin x := a ⟦union⟧ select 1; end")]
    [InlineData("begin perform f(1⟦;⟧ end")]
    [InlineData("begin x := f(1⟦]⟧; end")]
    [InlineData("begin rollback ⟦to⟧ s; end")]
    [InlineData("begin open c ⟦select⟧ 1; end")]
    [InlineData("begin fetch c⟦;⟧ end")]
    [InlineData("begin select ⟦'⟧open; end")]
    [InlineData("declare x constant int := 1; begin ⟦x⟧ := 2; end")]
    [InlineData("declare x constant int[] := '{1}'; begin begin ⟦x⟧[1] := 2; end; end")]
    [InlineData("declare x constant r := y; begin ⟦x⟧.a := 2; end")]
    [InlineData("declare x constant int := 1; y int; begin select 1, 2 into y, ⟦x⟧; end")]
    [InlineData("declare x constant int := 1; begin execute 'x' into strict ⟦x⟧; end")]
    [InlineData("declare x constant int := 1; begin get diagnostics ⟦x⟧ = row_count; end")]
    [InlineData("declare x constant int := 1; y int; begin for y, ⟦x⟧ in select 1, 2 loop null; end loop; end")]
    [InlineData("declare c cursor (a int, b int) for select a + b; begin open c(1⟦)⟧; end")]
    [InlineData("declare c cursor (a int, b int) for select a + b; begin open c⟦;⟧ end")]
    [InlineData("declare c cursor (a int, b int) for select a + b; begin open c(1, 2, ⟦3⟧); end")]
    [InlineData("declare c cursor (a int, b int) for select a + b; begin open c(b := 1, ⟦2⟧); end")]
    [InlineData("declare c cursor (a int, b int) for select a + b; begin open c(a := 1, ⟦d⟧ := 2); end")]
    [InlineData("declare c cursor for select 1; begin for r in c⟦(⟧1) loop null; end loop; end")]
    public void Slips_are_found_where_the_server_stops(string marked) => Stops($"do $b${marked}$b$");

    [Theory]
    [InlineData("create function f() returns int as $$ begin return⟦;⟧ end $$ language plpgsql")]
    [InlineData("create procedure p() as $$ begin return ⟦1⟧; end $$ language plpgsql")]
    [InlineData("do $$ begin return ⟦1⟧; end $$")]
    [InlineData("create function f() returns void as $$ begin return ⟦1⟧; end $$ language plpgsql")]
    [InlineData("create function f() returns event_trigger as $$ begin return ⟦1⟧; end $$ language plpgsql")]
    [InlineData("create function f(a int, out b int) returns int as $$ begin return ⟦1⟧; end $$ language plpgsql")]
    [InlineData("create function f() returns setof int as $$ begin return ⟦1⟧; end $$ language plpgsql")]
    [InlineData("create function f() returns setof int as $$ begin return next⟦;⟧ end $$ language plpgsql")]
    [InlineData("create function f() returns table (a int) as $$ begin return next ⟦1⟧; end $$ language plpgsql")]
    [InlineData("create function f() returns int as $$ begin return ⟦next⟧ 1; end $$ language plpgsql")]
    [InlineData("create function f(out a int) as $$ begin return ⟦query⟧ select 1; end $$ language plpgsql")]
    [InlineData("create function f(a int) returns int language sql as $$ select 1; ⟦selectt⟧ 2 $$")]
    [InlineData("create function f() returns int language plpgsql as 'begin return 1 end⟦⟧'")]
    public void What_a_body_may_hold_depends_on_its_routine(string marked) => Stops(marked);

    [Theory]
    [InlineData("returns setof int", "return next x; return query select 1; return query execute 'x' using a, b; return;")]
    [InlineData("(out a int, out b int) returns setof record", "return next; return query select 1, 2; return;")]
    [InlineData("() returns table (a int)", "return next; return query select 1; return;")]
    [InlineData("(inout a int)", "return;")]
    [InlineData("() returns void", "return;")]
    [InlineData("() returns event_trigger", "return;")]
    [InlineData("() returns trigger", "return new; return null; return (new);")]
    [InlineData("() returns public.void", "return x;")]
    [InlineData("() returns void[]", "return x;")]
    [InlineData("() returns int", "return a from t order by 1; return case when a then 1 end; return next.x; return query.x;")]
    public void A_routine_returns_what_it_says(string head, string body)
    {
        var parsed = Verdict.Of($"create function f{(head[0] == '(' ? "" : "() ")}{head} language plpgsql as $$ begin {body} end $$");
        Assert.Null(parsed.Error);
        Assert.True(parsed.BodyError is null, parsed.BodyError?.Reason);
        Assert.NotNull(parsed.Body);
    }

    [Theory]
    [InlineData("create function f() returns int language plpgsql as 'begin return ''1'' end'")]
    [InlineData("create function f() returns int language plpgsql as E'begin\\n return 1 end'")]
    [InlineData("create function f() returns int language plpython3u as $$ def f(): return 1 $$")]
    [InlineData("create function f() returns int language c as 'file', 'symbol'")]
    [InlineData("do language plv8 $$ const x = 1; $$")]
    [InlineData("do $a$ begin do $b$ begin null end $b$; end $a$")]
    public void What_cannot_be_judged_is_not(string statement)
    {
        var parsed = Verdict.Of(statement);
        Assert.NotNull(parsed.Tree);
        Assert.Null(parsed.BodyError);
    }

    [Fact]
    public void A_newer_form_says_its_version()
    {
        Assert.Equal(17, Verdict.Of("do $$ declare a t.x%type[]; begin end $$").BodyError?.NeedsVersion);
        Assert.Null(Verdict.Of("do $$ declare a t.x%type[]; begin end $$", 17).BodyError);
        Assert.Equal(16, Verdict.Of("do $$ begin get diagnostics a = pg_routine_oid; end $$").BodyError?.NeedsVersion);
    }

    [Fact]
    public void A_body_makes_a_tree()
    {
        var body = Verdict.Of("do $$ <<b>> declare x int := 1; begin if x > 0 then alter table t add c int; else execute 'x' into x; end if; select 1 into x, y.z; commit; exception when others then null; end $$").Body!;

        Assert.Equal("b", body.Block.Label?.Text);
        Assert.Equal("x", Assert.IsType<PlPgSqlVariable>(Assert.Single(body.Block.Declarations)).Name.Text);
        var choice = Assert.IsType<PlPgSqlChoice>(body.Block.Statements[0]);
        Assert.IsAssignableFrom<Statement>(Assert.IsType<PlPgSqlSql>(Assert.Single(Assert.Single(choice.Branches).Statements)).Statement);
        Assert.Equal(["x"], Assert.IsType<PlPgSqlExecute>(Assert.Single(choice.Else)).Into.Select(name => name.ToString()));
        Assert.Equal(["x", "y.z"], Assert.IsType<PlPgSqlSql>(body.Block.Statements[1]).Into.Select(name => name.ToString()));
        Assert.True(Assert.IsType<PlPgSqlTransaction>(body.Block.Statements[2]).IsCommit);
        Assert.Equal(["others"], Assert.Single(body.Block.Handlers).Conditions);
    }

    private static void Stops(string marked)
    {
        var start = marked.IndexOf('⟦', StringComparison.Ordinal);
        var end = marked.IndexOf('⟧', StringComparison.Ordinal) - 1;
        var statement = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        var parsed = Verdict.Of(statement);
        Assert.NotNull(parsed.Tree);
        Assert.True(parsed.BodyError is not null, parsed.BodyBeyond ?? "read");
        Assert.Equal((start, statement[start..end]), (parsed.BodyError.Span.Start, statement[parsed.BodyError.Span.Start..parsed.BodyError.Span.End]));
    }

    [Fact]
    public void Deep_nesting_is_given_up_in_silence()
    {
        var body = string.Concat(Enumerable.Repeat("begin ", 5000)) + string.Concat(Enumerable.Repeat("end; ", 5000));
        var parsed = Verdict.Of($"do $$ {body} $$");
        Assert.Null(parsed.BodyError);
        Assert.NotNull(parsed.BodyBeyond);
    }
}
