using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

public sealed class TriggersAndRulesTests
{
    [Theory]
    [InlineData("create trigger t before insert or update of a, b or delete or truncate on s.t for each row when (old.a is distinct from new.a) execute function f()")]
    [InlineData("create or replace trigger \"T\" after update on t referencing old table as o new row n for statement execute procedure s.f(1, 1.5, 'x', $$y$$, word, select)")]
    [InlineData("create trigger t instead of delete on v execute function f(, 1)")]
    [InlineData("create constraint trigger t after insert on t from s.other not deferrable initially immediate for each row execute function f()")]
    [InlineData("create constraint trigger t after insert on t initially deferred deferrable for each row when (true) execute procedure f('a')")]
    [InlineData("alter trigger t on s.t rename to u")]
    [InlineData("alter trigger t on t no depends on extension e")]
    [InlineData("create event trigger t on ddl_command_start execute function f()")]
    [InlineData("create event trigger t on table when tag in ('a', 'b') and x in ('c') execute procedure s.f()")]
    [InlineData("alter event trigger t enable replica")]
    [InlineData("alter event trigger t enable always")]
    [InlineData("alter event trigger t enable")]
    [InlineData("alter event trigger t disable")]
    [InlineData("alter event trigger t owner to session_user")]
    [InlineData("create rule r as on select to v do instead select 1")]
    [InlineData("create or replace rule \"_RETURN\" as on insert to s.t where new.a > 1 do also nothing")]
    [InlineData("create rule r as on delete to t do (insert into l values (1); ; notify n, 'x'; (select 1); with w as (select 1) update t set a = 1)")]
    [InlineData("create rule r as on update to t do instead ()")]
    [InlineData("create rule r as on update to t do (select 1) union select 2")]
    [InlineData("create rule r as on update to t do ((select 1) union select 2)")]
    [InlineData("create rule r as on update to t do (delete from t returning *)")]
    [InlineData("alter rule r on s.t rename to s")]
    public void Triggers_and_rules_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("create trigger t ⟦on⟧ t before insert execute function f()")]
    [InlineData("create trigger t before insert or ⟦insert⟧ on t execute function f()")]
    [InlineData("create trigger t before update of a or update ⟦on⟧ t execute function f()")]
    [InlineData("create trigger t before insert ⟦of⟧ a on t execute function f()")]
    [InlineData("create trigger t before insert on t for each ⟦statements⟧ execute function f()")]
    [InlineData("create trigger t before insert on t when ⟦true⟧ execute function f()")]
    [InlineData("create trigger t before insert on t execute ⟦f⟧()")]
    [InlineData("create trigger t before insert on t execute function f⟦⟧")]
    [InlineData("create trigger t before insert on t execute function f(⟦-⟧1)")]
    [InlineData("create trigger t before insert on t execute function f(1,⟦)⟧")]
    [InlineData("create constraint trigger t ⟦before⟧ insert on t for each row execute function f()")]
    [InlineData("create constraint trigger t after insert on t ⟦execute⟧ function f()")]
    [InlineData("create event trigger t on x when tag ⟦=⟧ 'a' execute function f()")]
    [InlineData("create event trigger t on x execute function f(⟦1⟧)")]
    [InlineData("create rule r as on ⟦truncate⟧ to t do nothing")]
    [InlineData("create rule r as on insert to t do instead ⟦merge⟧ into t using u on true when matched then do nothing")]
    [InlineData("create rule r as on insert to t do (select 1; ⟦drop⟧ table t)")]
    [InlineData("create rule r as on insert to t do (select 1⟦⟧")]
    [InlineData("alter rule r on t ⟦owner⟧ to x")]
    public void What_PostgreSQL_stops_at_is_found(string marked) => Verdict.Stops(marked);

    [Theory]
    [InlineData("create constraint trigger t after insert on t not deferrable initially deferred for each row execute function f()")]
    [InlineData("create constraint trigger t after insert on t deferrable not deferrable for each row execute function f()")]
    [InlineData("create constraint trigger t after insert on t not valid for each row execute function f()")]
    [InlineData("create or replace constraint trigger t after insert on t for each row execute function f()")]
    [InlineData("create rule r as on insert to t do with w as (select 1) merge into t using w on true when matched then do nothing")]
    public void What_the_code_behind_the_grammar_refuses_is_an_error_with_a_reason(string statement) => Assert.NotNull(Verdict.Of(statement).Error?.Reason);

    [Fact]
    public void A_trigger_knows_its_table_events_and_function()
    {
        var trigger = Verdict.Tree<CreateTrigger>("create trigger t before update of a, b or insert on s.t for each row when (true) execute function g.f('x')");
        Assert.Equal(("t", "s.t", "g.f", TriggerTiming.Before, true), (trigger.Name.Text, trigger.Table.ToString(), trigger.Function.ToString(), trigger.Timing, trigger.IsForEachRow));
        Assert.Equal([DataEvent.Update, DataEvent.Insert], trigger.Events.Select(e => e.Kind));
        Assert.Equal(["a", "b"], trigger.Events[0].Columns.Select(c => c.Text));
        Assert.NotNull(trigger.Condition);
    }

    [Fact]
    public void A_rule_knows_what_it_does()
    {
        var rule = Verdict.Tree<CreateRule>("create rule r as on insert to v where true do instead (delete from t; select 1)");
        Assert.Equal(("v", DataEvent.Insert, true, 2), (rule.Table.ToString(), rule.Event, rule.IsInstead, rule.Actions.Count));
        Assert.Empty(Verdict.Tree<CreateRule>("create rule r as on insert to v do nothing").Actions);
    }
}
