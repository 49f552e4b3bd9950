using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

public sealed class TypesTests
{
    [Theory]
    [InlineData("create type t")]
    [InlineData("create type s.t (input = f, output = pg_catalog.g, internallength = variable, alignment = int4, like = all, \"Storage\" = 'x', passedbyvalue)")]
    [InlineData("create type t as ()")]
    [InlineData("create type t as (a int, type text collate \"C\", b setof int[])")]
    [InlineData("create type t as enum ()")]
    [InlineData("create type t as enum ('a', E'b', $$c$$)")]
    [InlineData("create type t as range (subtype = float8, subtype_diff = float8mi, collation = \"C\")")]
    [InlineData("alter type t add value if not exists 'a' before 'b'")]
    [InlineData("alter type t add value 'a' after 'b'")]
    [InlineData("alter type t rename value 'a' to 'b'")]
    [InlineData("alter type t rename attribute a to b cascade")]
    [InlineData("alter type t add attribute a int collate \"C\" cascade, drop attribute if exists b restrict, alter attribute c set data type text, alter attribute d type int")]
    [InlineData("alter type t owner to current_role")]
    [InlineData("alter type t set schema s")]
    [InlineData("alter type t set (receive = f, send = none, storage = 'plain')")]
    [InlineData("create domain s.d as text collate \"C\" default 'x' || 'y' constraint c check (value <> '') not null")]
    [InlineData("create domain d int null check (value > 0) no inherit check (true) deferrable initially deferred")]
    [InlineData("alter domain d set default 1 + 2")]
    [InlineData("alter domain d drop default")]
    [InlineData("alter domain d set not null")]
    [InlineData("alter domain d drop not null")]
    [InlineData("alter domain d add constraint c check (value > 0) not valid")]
    [InlineData("alter domain d drop constraint if exists c cascade")]
    [InlineData("alter domain d validate constraint c")]
    [InlineData("alter domain d rename constraint a to b")]
    [InlineData("alter domain d rename to e")]
    public void Types_and_domains_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("create cast (int as text) with function f(int) as implicit")]
    [InlineData("create cast (setof int as s.t) without function as assignment")]
    [InlineData("create cast (int[] as numeric(1, 2)) with inout")]
    [InlineData("create cast (int as text) with function f")]
    [InlineData("create operator s.=== (leftarg = int, rightarg = none, function = f, commutator = operator(s.===), negator = !==, hashes, merges = true)")]
    [InlineData("create operator class.+ (function = f)")]
    [InlineData("alter operator + (none, int) owner to x")]
    [InlineData("alter operator @@ (int, none) set schema s")]
    [InlineData("alter operator s.= (int, text) set (restrict = none, join = f)")]
    [InlineData("create operator class s.c default for type int using btree family f as operator 1 <, operator 2 s.<= (int, int) for search, operator 3 = for order by o, function 1 f(int, int), function 2 (int, text) g, storage int")]
    [InlineData("create operator family s.f using gist")]
    [InlineData("alter operator family f using btree add operator 1 < (int, int), function 1 (int) f(int)")]
    [InlineData("alter operator family f using btree drop operator 1 (int, int), function 1 (int)")]
    [InlineData("alter operator class c using hash rename to d")]
    [InlineData("alter operator family c using hash set schema s")]
    [InlineData("create collation if not exists c (locale = 'x', deterministic = false)")]
    [InlineData("create collation s.c from \"C\"")]
    [InlineData("create collation if (provider = icu)")]
    [InlineData("alter collation c refresh version")]
    [InlineData("alter collation c owner to x")]
    [InlineData("create default conversion c for 'UTF8' to 'LATIN1' from s.f")]
    [InlineData("alter conversion c rename to d")]
    [InlineData("create text search configuration c (copy = pg_catalog.english)")]
    [InlineData("create text search parser p (start = f, gettoken = g)")]
    [InlineData("alter text search configuration c add mapping for a, b with d, s.e")]
    [InlineData("alter text search configuration c alter mapping for a with d")]
    [InlineData("alter text search configuration c alter mapping replace d with e")]
    [InlineData("alter text search configuration c alter mapping for a, b replace d with e")]
    [InlineData("alter text search configuration c drop mapping if exists for a, b")]
    [InlineData("alter text search dictionary d (stopwords = 'x', language)")]
    [InlineData("alter text search dictionary d owner to x")]
    [InlineData("alter text search template t set schema s")]
    [InlineData("create access method m type index handler s.f")]
    [InlineData("create access method m type table handler f")]
    public void Casts_operators_collations_and_text_search_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("create type t as enum (⟦a⟧)")]
    [InlineData("create type t as enum ('a',⟦)⟧")]
    [InlineData("create type t as (a int ⟦not⟧ null)")]
    [InlineData("create type t as⟦⟧")]
    [InlineData("create type t (⟦)⟧")]
    [InlineData("alter type t add value ⟦a⟧")]
    [InlineData("alter type t add value 'a'⟦,⟧ add value 'b'")]
    [InlineData("alter type t drop ⟦value⟧ 'a'")]
    [InlineData("alter type t alter attribute a ⟦int⟧")]
    [InlineData("alter type t set (a⟦)⟧")]
    [InlineData("create domain d as text ⟦with⟧")]
    [InlineData("create domain ⟦as⟧ text")]
    [InlineData("alter domain d ⟦alter⟧ column a")]
    [InlineData("create cast (int as text) ⟦as⟧ implicit")]
    [InlineData("create cast (int⟦,⟧ text) with inout")]
    [InlineData("alter operator + (int⟦)⟧ owner to x")]
    [InlineData("alter operator + (none, ⟦none⟧) owner to x")]
    [InlineData("create operator class c for type int using btree as operator ⟦1.5⟧ <")]
    [InlineData("alter operator family f using btree drop operator 1⟦⟧")]
    [InlineData("create collation c⟦⟧")]
    [InlineData("create conversion c for ⟦utf8⟧ to 'LATIN1' from f")]
    [InlineData("create text search ⟦thing⟧ t ()")]
    [InlineData("alter text search parser p ⟦owner⟧ to x")]
    [InlineData("alter text search configuration c drop mapping for a ⟦with⟧ b")]
    [InlineData("create access method m type ⟦view⟧ handler f")]
    public void What_PostgreSQL_stops_at_is_found(string marked) => Verdict.Stops(marked);

    [Fact]
    public void What_came_later_names_its_version()
    {
        Assert.Equal(17, Verdict.Stops("alter operator + (int, int) set (merges⟦)⟧").NeedsVersion);
        Assert.Equal(17, Verdict.Of("alter domain d add constraint c not null").Error?.NeedsVersion);
        Verdict.Reads("alter domain d add constraint c not null", 17);
        Verdict.Reads("alter domain d add unique (a)");
        Verdict.Stops("alter domain d add ⟦unique⟧ (a)", 17);
    }

    [Fact]
    public void An_enum_knows_its_labels_and_where_a_new_one_goes()
    {
        Assert.Equal(["a", "it's"], Verdict.Tree<CreateEnumType>("create type s.t as enum ('a', 'it''s')").Labels);
        var added = Assert.IsType<AddEnumValue>(Assert.Single(Verdict.Tree<AlterType>("alter type t add value if not exists 'c' before 'b'").Actions));
        Assert.Equal(("c", true, "b", true), (added.Value, added.IfNotExists, added.Neighbor, added.IsBefore));
    }

    [Fact]
    public void A_composite_type_knows_its_attributes()
    {
        var type = Verdict.Tree<CreateCompositeType>("create type t as (a int, b text collate \"C\")");
        Assert.Equal(["a", "b"], type.Attributes.Select(a => a.Name.Text));
        Assert.Equal("C", type.Attributes[1].Collation?.ToString());
        var actions = Verdict.Tree<AlterType>("alter type t add attribute a int cascade, drop attribute if exists b").Actions;
        Assert.True(Assert.IsType<AddAttribute>(actions[0]).Cascades);
        Assert.True(Assert.IsType<DropAttribute>(actions[1]).IfExists);
    }

    [Fact]
    public void A_domain_knows_its_constraints()
    {
        var domain = Verdict.Tree<CreateDomain>("create domain d as text default 'x' constraint c check (value <> '') not null");
        Assert.Equal([typeof(DefaultConstraint), typeof(CheckConstraint), typeof(NotNullConstraint)], domain.Constraints.Select(c => c.GetType()));
        var added = Assert.IsType<AddConstraint>(Verdict.Tree<AlterDomain>("alter domain d add constraint c check (value > 0) not valid").Action);
        Assert.True(added.Constraint.IsNotValid);
    }
}
