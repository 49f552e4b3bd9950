using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

public sealed class RoutinesTests
{
    [Theory]
    [InlineData("create function f() returns int language sql as 'select 1'")]
    [InlineData("create or replace function s.f(in a int, out b int, inout c text, in out d text, variadic e text[]) as $$x$$ language plpgsql")]
    [InlineData("create function f(a in int, b out double precision, double double precision, \"in\" variadic text[]) as 'x' language 'SQL'")]
    [InlineData("create function f(int, text default 'x', a int = 1 + 2, left left, setof int) returns setof t.a%type as 'file', 'symbol' language c")]
    [InlineData("create function f(a t.x%type, setof t.x%type) returns table (x int, \"order\" text, y setof int) return x + 1")]
    [InlineData("create function f() returns null on null input called on null input strict external security invoker security definer as 'x'")]
    [InlineData("create function f() immutable stable volatile leakproof not leakproof window cost 1.5 rows -1 support s.f parallel \"Safe\" language sql")]
    [InlineData("create function f() transform for type hstore, for type numeric(1, 2) set a.b to 1, 'x' set schema 'a' set time zone local reset all reset b as ''")]
    [InlineData("create function f() returns int begin atomic end")]
    [InlineData("create function f() returns int begin atomic ; ; select 1; return 2; create table t (a int); with x as (select 1) insert into t table x; end")]
    [InlineData("create function f() returns int begin atomic create function g() returns int begin atomic return case when true then 1 end; end; commit; end")]
    [InlineData("create procedure p(a int) returns null on null input begin atomic delete from t where b = a; end")]
    [InlineData("create procedure between.p() language sql as ''")]
    public void CREATE_of_functions_and_procedures_is_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("alter function f strict immutable restrict")]
    [InlineData("alter function f(out int, a text) set search_path from current")]
    [InlineData("alter routine between rename to \"x y\"")]
    [InlineData("alter procedure s.p() owner to current_user")]
    [InlineData("alter function left set schema \"S\"")]
    [InlineData("alter function f() set schema 'path'")]
    [InlineData("alter function f() set schema = 'a', b set role x reset time zone")]
    [InlineData("alter function f() no depends on extension e")]
    [InlineData("alter routine f(variadic \"any\") depends on extension e")]
    [InlineData("do $$ begin end $$")]
    [InlineData("do language plpgsql 'a' language 'sql' 'b'")]
    [InlineData("call s.p(1, b => 2, c := default_value, variadic array[1])")]
    [InlineData("create aggregate a (int, b text) (sfunc = f, stype = internal, hypothetical, parallel = safe)")]
    [InlineData("create or replace aggregate s.a (*) (sfunc = f, initcond = '0')")]
    [InlineData("create aggregate a (order by int, in text) (stype = setof int)")]
    [InlineData("create aggregate a (x int, variadic y text[] order by variadic text[]) (sfunc = pg_catalog.f)")]
    [InlineData("create aggregate a (sfunc = f, basetype = 'any', \"finalfunc\" = operator(pg_catalog.+), initcond = -1, sortop = <, x = all)")]
    [InlineData("alter aggregate a (*) rename to b")]
    [InlineData("alter aggregate a (float8 order by float8) set schema s")]
    [InlineData("create transform for int language plpython3u (to sql with function f(internal), from sql with function g)")]
    [InlineData("create or replace transform for s.t language l (from sql with function f)")]
    [InlineData("create or replace trusted procedural language l handler s.h inline i validator v")]
    [InlineData("create language l handler h no validator")]
    [InlineData("create language l")]
    [InlineData("alter procedural language l owner to x")]
    [InlineData("alter language l rename to m")]
    public void Their_kin_is_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("create function f⟦⟧")]
    [InlineData("create function int⟦(⟧) returns int as ''")]
    [InlineData("create function f(out ⟦in⟧ int) as ''")]
    [InlineData("create function f(⟦table⟧ int) as ''")]
    [InlineData("create function f(a int ⟦not⟧ null) as ''")]
    [InlineData("create function f(⟦a out int⟧) returns table (x int) as ''")]
    [InlineData("create function f() returns table (⟦)⟧ as ''")]
    [InlineData("create function f() as ⟦begin⟧ return 1; end")]
    [InlineData("create function f() as '' parallel ⟦all⟧")]
    [InlineData("create procedure p() returns ⟦int⟧ as ''")]
    [InlineData("create function f() returns int begin ⟦select⟧ 1; end")]
    [InlineData("create function f() returns int begin atomic select 1 end⟦⟧")]
    [InlineData("create function f() returns int begin atomic select 1;⟦⟧")]
    [InlineData("create function f() returns int begin atomic ⟦begin⟧; end; end")]
    [InlineData("create function f() returns int return 1 ⟦language⟧ sql")]
    [InlineData("alter function f(a int ⟦default⟧ 1) strict")]
    [InlineData("alter function f⟦⟧")]
    [InlineData("alter function f ⟦language⟧ sql")]
    [InlineData("alter function int⟦(⟧) strict")]
    [InlineData("do⟦⟧")]
    [InlineData("do ⟦begin⟧ end")]
    [InlineData("do ⟦x'00'⟧")]
    [InlineData("create aggregate a (variadic text[] order by ⟦int⟧) (sfunc = f)")]
    [InlineData("create aggregate a (int, ⟦x inout text⟧) (sfunc = f)")]
    [InlineData("create aggregate a (sfunc = f, ⟦type⟧ = x)")]
    [InlineData("create aggregate a⟦⟧")]
    [InlineData("alter aggregate a ⟦rename⟧ to b")]
    [InlineData("create transform for int language l (to sql with function f, ⟦to⟧ sql with function g)")]
    [InlineData("create language ⟦'l'⟧")]
    public void What_PostgreSQL_stops_at_is_found(string marked) => Verdict.Stops(marked);

    [Fact]
    public void A_function_knows_its_parameters_and_attributes()
    {
        const string Text = "create or replace function app.f(a in out int, text default 'x') returns setof t language PLpgSQL stable strict "
            + "security definer set search_path = app, pg_temp parallel safe as $f$ body $f$";
        var function = Verdict.Tree<CreateRoutine>(Text);
        Assert.Equal(("app.f", RoutineKind.Function, true), (function.Name.ToString(), function.Kind, function.Replaces));
        Assert.Equal([("a", RoutineParameterMode.InOut), (null, RoutineParameterMode.In)], function.Parameters.Select(p => (p.Name?.Text, p.Mode)));
        Assert.Equal("text default 'x'", Text[function.Parameters[1].Span.Start..function.Parameters[1].Span.End]);
        Assert.True(function.Returns?.IsSetOf);
        var options = function.Options;
        Assert.Equal(("plpgsql", true, Volatility.Stable, null, true, "safe"),
            (options.Language, options.IsSecurityDefiner, options.Volatility, options.IsLeakproof, options.IsStrict, options.Parallel));
        Assert.Equal(["search_path"], options.Settings.Select(s => s.Name));
        var body = Assert.IsType<RoutineText>(function.Body);
        Assert.Equal((" body ", "$f$ body $f$"), (body.Text, Text[body.Span.Start..body.Span.End]));
    }

    [Fact]
    public void Columns_of_a_returned_table_are_parameters_too()
    {
        var function = Verdict.Tree<CreateRoutine>("create function f(a int) returns table (b text, c int) as ''");
        Assert.Equal([RoutineParameterMode.In, RoutineParameterMode.Table, RoutineParameterMode.Table], function.Parameters.Select(p => p.Mode));
        Assert.Null(function.Returns);
    }

    [Fact]
    public void A_body_in_SQL_is_its_statements()
    {
        var procedure = Verdict.Tree<CreateRoutine>("create procedure p() begin atomic ; delete from t; return 1; end");
        var body = Assert.IsType<RoutineStatements>(procedure.Body);
        Assert.Equal([typeof(Delete), typeof(ReturnStatement)], body.Statements.Select(s => s.GetType()));
        var function = Verdict.Tree<CreateRoutine>("create function f() returns int return 1");
        Assert.IsType<ReturnStatement>(Assert.Single(Assert.IsType<RoutineStatements>(function.Body).Statements));
    }

    [Fact]
    public void What_ALTER_does_is_an_action_or_options()
    {
        var moved = Verdict.Tree<AlterRoutine>("alter function f(int) set schema s");
        Assert.IsType<SetSchema>(moved.Action);
        var set = Verdict.Tree<AlterRoutine>("alter function f set schema 's' reset all");
        Assert.Null(set.Action);
        Assert.Null(set.Routine.Parameters);
        Assert.Equal([SettingKind.SearchPath, SettingKind.All], set.Options.Settings.Select(s => s.Kind));
    }

    [Fact]
    public void A_DO_block_knows_where_its_body_is()
    {
        const string Text = "do language plpgsql $$ begin end $$";
        var block = Verdict.Tree<DoStatement>(Text);
        Assert.Equal(("plpgsql", " begin end "), (block.Language, block.Body?.Text));
        Assert.Equal(Text.IndexOf('$', StringComparison.Ordinal), block.Body?.Span.Start);
    }
}
