namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>Expressions that the server's grammar takes, and where it stops.</summary>
public sealed class ExpressionsTests
{
    [Theory]
    [InlineData("1 and, 2 is, 3 like, 4 or FROM t")]
    [InlineData("a AND b AND FROM t")]
    [InlineData("a at, b operator, c similar, d not FROM t")]
    [InlineData("time, timestamp, int, bit, char, interval, national, values, row, exists, position, coalesce, setof, none, precision FROM t")]
    [InlineData("\"left\".\"x\", t.select, t.\"a\"\"b\", U&\"d\\0061t\", öl")]
    [InlineData("left(a, 1), right(b), is(a), collation(x), collation for (x)")]
    [InlineData("current_schema, current_schema(), current_date, current_time(3), localtime, user, current_catalog")]
    [InlineData("a[1], a[1:2], a[:], a[1:], a[:2], a.b[1].c, (a).b.*, $1.a, $1[2], (SELECT 1)[1]")]
    [InlineData("f(), f(*), f(ALL a), f(DISTINCT a ORDER BY b USING <), f(a := 1, b => 2), f(a, VARIADIC b), s.f(VARIADIC a ORDER BY b)")]
    [InlineData("f(a) WITHIN GROUP (ORDER BY b) FILTER (WHERE c) OVER w, f(a) OVER ()")]
    [InlineData("f(a) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING EXCLUDE TIES), f(a) OVER (GROUPS CURRENT ROW EXCLUDE CURRENT ROW)")]
    [InlineData("f(a) OVER (ROWS between AND b PRECEDING), f(a) OVER (ROWS between.c PRECEDING), a nulls, b format")]
    [InlineData("f(a) OVER (RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND current + 1 FOLLOWING EXCLUDE NO OTHERS), f(a) OVER (\"rows\" ROWS unbounded + 1 PRECEDING)")]
    [InlineData("EXISTS ((SELECT 1) UNION SELECT 2), ARRAY((SELECT 1)), ARRAY[], ARRAY[[], [1]], ROW(), (1, 2)")]
    [InlineData("a IN (SELECT 1), a = ANY (ARRAY[1]), a LIKE SOME (VALUES ('x')), a OPERATOR(pg_catalog.=) ALL ((SELECT 1) + 2)")]
    [InlineData("a LIKE b ESCAPE c, a NOT SIMILAR TO b ESCAPE 'x', a ILIKE b, a BETWEEN ASYMMETRIC 1 AND 2")]
    [InlineData("a ISNULL NOTNULL, a IS NOT UNKNOWN IS TRUE, a IS NOT DISTINCT FROM b, a IS DOCUMENT, a IS NOT NFKC NORMALIZED")]
    [InlineData("extract('x' FROM a), extract(second FROM a), extract(epoch FROM b), normalize(a, NFD), position(a || b IN c), treat(a AS int)")]
    [InlineData("overlay(a PLACING b FROM 1 FOR 2), overlay(a, b), overlay(), substring(), substring(a SIMILAR b ESCAPE c), substring(a FOR 1 FROM 2), substring(s => a)")]
    [InlineData("trim(a, b), trim(BOTH FROM a), trim(LEADING a FROM b, c), nullif(a, b), greatest(a), least(a, b), grouping(a)")]
    [InlineData("xmlelement(NAME select, xmlattributes(a, b AS all), c), xmlforest(a AS b), xmlpi(NAME a), xmlconcat(a)")]
    [InlineData("xmlexists(a PASSING BY REF b BY VALUE), xmlparse(CONTENT a STRIP WHITESPACE), xmlroot(a, VERSION NO VALUE, STANDALONE NO), xmlserialize(DOCUMENT a AS text)")]
    [InlineData("1e10, .5, 5., N'x', B'1', X'F', E'\\'', $$ $$, nchar varying 'x', bit(3) '101', time with time zone '1', double precision '1', foo(1) 'x'")]
    [InlineData("DEFAULT, json_object(a => 1), json_array(1, 2), json '{}', json, json_value(a)")]
    public void A_list_of_expressions_is_read(string text)
    {
        Verdict.Reads("SELECT " + text);
        Verdict.Reads("SELECT " + text, 16);
    }

    [Theory]
    [InlineData("a < b ⟦<⟧ c")]
    [InlineData("a = b ⟦<>⟧ c")]
    [InlineData("a IS DISTINCT FROM b ⟦IS⟧ NULL")]
    [InlineData("a LIKE b ⟦LIKE⟧ c")]
    [InlineData("a BETWEEN 1 AND 2 ⟦NOT⟧ BETWEEN 3 AND 4")]
    [InlineData("a BETWEEN ⟦NOT⟧ b AND c")]
    [InlineData("a IS ⟦5⟧")]
    [InlineData("a IN ⟦1⟧")]
    [InlineData("a IN (⟦)⟧")]
    [InlineData("a = ANY (b⟦,⟧ c)")]
    [InlineData("a + ⟦*⟧ b")]
    [InlineData("a::⟦⟧")]
    [InlineData("a::int[⟦x⟧]")]
    [InlineData("a::varchar(⟦b⟧)")]
    [InlineData("a::float(⟦54⟧)")]
    [InlineData("a::interval year to ⟦day⟧")]
    [InlineData("interval(3) '1' ⟦second⟧")]
    [InlineData("coalesce(⟦)⟧")]
    [InlineData("coalesce ⟦'x'⟧")]
    [InlineData("int⟦(⟧3)")]
    [InlineData("foo(⟦a⟧ => 1) 'x'")]
    [InlineData("f(a, ⟦)⟧")]
    [InlineData("f(VARIADIC a⟦,⟧ b)")]
    [InlineData("f(x)⟦[⟧1]")]
    [InlineData("f(x)⟦.⟧a")]
    [InlineData("ARRAY[1]⟦[⟧1]")]
    [InlineData("ARRAY[[1], ⟦2⟧]")]
    [InlineData("(a, b)⟦.⟧c")]
    [InlineData("((1, 2)) ⟦overlaps⟧ (3, 4)")]
    [InlineData("(1, 2) OVERLAPS ((3, 4)⟦)⟧")]
    [InlineData("⟦ROW(1)⟧ OVERLAPS (3, 4)")]
    [InlineData("a OR b and ⟦FROM⟧ t")]
    [InlineData("a LIKE b escape ⟦FROM⟧ t")]
    [InlineData("a IS DISTINCT FROM b ⟦is⟧ FROM t")]
    [InlineData("a.*.b ⟦FROM⟧ t")]
    [InlineData("left ⟦FROM⟧ t")]
    [InlineData("⟦nulls⟧ first")]
    [InlineData("CASE ⟦END⟧")]
    [InlineData("CASE WHEN a ⟦END⟧")]
    [InlineData("EXISTS (⟦1⟧)")]
    [InlineData("(⟦)⟧")]
    [InlineData("f(DISTINCT a) ⟦WITHIN⟧ GROUP (ORDER BY b)")]
    [InlineData("f(a) OVER (ROWS ⟦UNBOUNDED FOLLOWING⟧)")]
    [InlineData("f(a) OVER (ROWS BETWEEN CURRENT ROW AND ⟦1 PRECEDING⟧)")]
    [InlineData("f(a) OVER (partition⟦)⟧")]
    [InlineData("extract(⟦zone⟧ FROM a)")]
    [InlineData("position(a⟦,⟧ b)")]
    [InlineData("trim(BOTH⟦)⟧")]
    [InlineData("⟦UNIQUE⟧ (SELECT 1)")]
    [InlineData("xmlserialize(CONTENT a AS text⟦[⟧])")]
    [InlineData("a FROM t WHERE a AND⟦⟧")]
    [InlineData("a FROM t WHERE a = 1 ⟦b⟧ = 2")]
    public void An_expression_is_refused_where_the_server_stops(string text) => Verdict.Stops("SELECT " + text);

    [Theory]
    [InlineData("a IS JSON OBJECT WITH UNIQUE KEYS", 16)]
    [InlineData("json_object('a': 1, b VALUE 2 NULL ON NULL WITH UNIQUE RETURNING jsonb FORMAT JSON ENCODING UTF8)", 16)]
    [InlineData("json_array(SELECT 1 FROM t RETURNING jsonb)", 16)]
    [InlineData("json_array((SELECT 1) UNION SELECT 2)", 16)]
    [InlineData("json_arrayagg(a ORDER BY b ABSENT ON NULL) FILTER (WHERE c) OVER w", 16)]
    [InlineData("json_objectagg(a: b)", 16)]
    [InlineData("json_array(SELECT a FROM t FORMAT JSON)", 16)]
    [InlineData("json_array((1, 2) OVERLAPS (3, 4) FORMAT JSON)", 16)]
    [InlineData("xmlserialize(CONTENT a AS text NO INDENT)", 16)]
    [InlineData("a AT LOCAL", 17)]
    [InlineData("json_serialize(a RETURNING bytea)", 17)]
    [InlineData("json_exists(a, '$' PASSING 1 AS x TRUE ON ERROR)", 17)]
    [InlineData("json_value(a, '$' RETURNING int DEFAULT 1 ON EMPTY ERROR ON ERROR)", 17)]
    [InlineData("json_query(a, '$' WITH CONDITIONAL ARRAY WRAPPER KEEP QUOTES ON SCALAR STRING EMPTY ARRAY ON EMPTY)", 17)]
    [InlineData("json(a WITH UNIQUE KEYS)", 17)]
    public void What_a_newer_version_reads_is_said_to_need_it(string text, int version)
    {
        Verdict.Reads("SELECT " + text, version);
        Verdict.Reads("SELECT " + text, 18);
        Assert.Equal(version, Verdict.Of("SELECT " + text, version - 1).Error?.NeedsVersion);
    }

    [Theory]
    [InlineData("EXPLAIN (ANALYZE, FORMAT JSON) SELECT 1")]
    [InlineData("SELECT a format, b nulls FROM t ORDER BY nulls NULLS FIRST, format")]
    public void A_word_that_is_no_name_before_another_is_one_elsewhere(string text)
    {
        Verdict.Reads(text);
        Verdict.Reads(text, 18);
    }
}
