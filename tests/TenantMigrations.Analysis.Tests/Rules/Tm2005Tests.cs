namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm2005Tests
{
    private const string A63 = "a23456789012345678901234567890123456789012345678901234567890123";

    private static readonly Tenancy s_rule = new("TM2005");

    [Fact]
    public void A_name_of_64_bytes_is_cut() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(4,14): warning TM2005: The name {A63}4 has 64 bytes of UTF-8, and PostgreSQL keeps 63: with a mere notice it becomes {A63}, the same as any other name that begins so. Write {A63} or a shorter name."],
            s_rule.Say($"CREATE TABLE {A63}4 (id int);"));

    [Fact]
    public void One_of_63_is_not() => Assert.Empty(s_rule.Say($"CREATE TABLE {A63} (\"{A63}\" int);"));

    [Theory]
    [InlineData("CREATE TABLE t (id int, CONSTRAINT {0} PRIMARY KEY (id));")]
    [InlineData("SELECT 1 AS {0};")]
    [InlineData("ALTER TABLE t RENAME TO {0};")]
    [InlineData("SELECT count(*) FROM s.{0} WHERE 'x' = '{0}'; -- {0}")]
    [InlineData("DO $$ DECLARE {0} int; BEGIN {0} := 1; END $$;")]
    [InlineData("DO 'BEGIN CREATE TABLE {0} (); END';")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT {0} FROM t); END $$;")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT {0} FROM t $$;")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT {0} FROM t; END;")]
    public void Wherever_it_stands_once(string sql) =>
        Assert.Equal([A63 + "_X"], s_rule.Marks(sql.Replace("{0}", A63 + "_X", StringComparison.Ordinal)));

    [Theory]
    [InlineData("SELECT 'x{0}';")]
    [InlineData("SELECT 1; -- x{0}")]
    [InlineData("SELECT /* x{0} */ 1;")]
    [InlineData("SELECT $x{0}$ x{0} $x{0}$;")]
    [InlineData("DO $$ BEGIN EXECUTE 'CREATE TABLE x{0} ()'; END $$;")]
    [InlineData("DO $$ BEGIN EXECUTE $q$CREATE TABLE x{0} ()$q$; END $$;")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$ x{0} = 1 $$;")]
    [InlineData("DO LANGUAGE plv8 $$ var x{0}; $$;")]
    [InlineData("COMMENT ON TABLE t IS 'x{0}';")]
    [InlineData("INSERT INTO t VALUES ('a \"', 'x{0}', '\" b');")]
    [InlineData("SELECT E'\\'x{0}\"', \"b\";")]
    public void What_is_no_name_to_the_server_is_none(string sql) =>
        Assert.Empty(s_rule.Say(sql.Replace("{0}", A63, StringComparison.Ordinal)));

    [Fact]
    public void Bytes_are_those_of_utf8_and_the_cut_is_between_characters()
    {
        var name = "a" + new string('ä', 31) + "€";
        Assert.Equal(
            $"The name {name} has 66 bytes of UTF-8, and PostgreSQL keeps 63: with a mere notice it becomes {name[..32]}, the same as any other name that begins so. Write {name[..32]} or a shorter name.",
            s_rule.Message($"CREATE TABLE {name} (id int);"));
        Assert.Empty(s_rule.Say($"CREATE TABLE {name[..32]} (id int);"));
    }

    [Fact]
    public void A_character_of_four_bytes_is_whole_or_gone()
    {
        var name = new string('a', 60) + "🐘" + "b";
        Assert.Contains($"becomes {new string('a', 60)},", s_rule.Message($"CREATE TABLE {name} (id int);"), StringComparison.Ordinal);
    }

    [Fact]
    public void Doubled_quotes_count_once_and_are_written_twice()
    {
        var fits = new string('x', 61) + "\"\"y";
        Assert.Empty(s_rule.Say($"CREATE TABLE \"{fits}\" (id int);"));
        Assert.Contains($"The name \"{fits} z\" has 65 bytes of UTF-8, and PostgreSQL keeps 63: with a mere notice it becomes \"{fits}\",", s_rule.Message($"CREATE TABLE \"{fits} z\" (id int);"), StringComparison.Ordinal);
    }

    [Fact]
    public void Escapes_count_as_what_they_stand_for()
    {
        Assert.Empty(s_rule.Say($"CREATE TABLE U&\"{A63[..62]}\\0061\" (id int);"));
        Assert.Empty(s_rule.Say($"CREATE TABLE U&\"{A63[..62]}!0061\" UESCAPE '!' (id int);"));
        Assert.Contains($"\"{A63[..62]}ä\" has 64 bytes", s_rule.Message($"CREATE TABLE U&\"{A63[..62]}!00e4\" UESCAPE '!' (id int);"), StringComparison.Ordinal);
    }

    [Fact]
    public void Case_is_folded_before_two_are_compared() => Assert.Single(s_rule.Say($"CREATE TABLE {A63}_X (); DROP TABLE {A63.ToUpperInvariant()}_x;"));

    [Fact]
    public void Two_that_become_one_are_told_so()
    {
        var findings = s_rule.Say($"CREATE TABLE {A63}_one (); CREATE TABLE {A63}_two ();");
        Assert.Equal(2, findings.Length);
        Assert.EndsWith(
            $"The name {A63}_two has 67 bytes of UTF-8, and PostgreSQL keeps 63: it becomes {A63}, and so does {A63}_one above, so that both are the same name. Give them shorter names that differ.",
            findings[1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Up_and_down_are_told_apart() =>
        Assert.Equal(["TM2005", "TM2005"], Sources.File(Sources.Users, up: $"CREATE TABLE {A63}4 ();", down: $"DROP TABLE {A63}4;").StatementFindings.Select(f => f.RuleId));

    [Fact]
    public void What_a_placeholder_becomes_is_not_known()
    {
        var name = new string('p', 70);
        var script = Sources.File(Sources.Users, $"-- placeholder: {name} identifier = x", $"DROP TABLE ${{{name}}};");
        Assert.Empty(script.StatementFindings);
    }

    [Fact]
    public void It_can_be_accepted() => Assert.Empty(s_rule.Say($"-- tm:allow TM2005 generated\nCREATE TABLE {A63}4 ();"));
}
