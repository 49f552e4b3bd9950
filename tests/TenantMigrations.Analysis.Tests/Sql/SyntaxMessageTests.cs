using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql;

public sealed class SyntaxMessageTests
{
    private static readonly string[] s_slips =
    [
        // Names and punctuation.
        "CREATE TABLE order (id int);",
        "CREATE TABLE t (id int, user text);",
        "CREATE TABLE t (id int, limit int);",
        "INSERT INTO t (id, order) VALUES (1, 2);",
        "ALTER TABLE t ADD COLUMN end date;",
        "UPDATE user SET a = 1;",
        "CREATE TABLE t (\n  id int,\n  name text,\n);",
        "SELECT a, b, FROM t;",
        "INSERT INTO t (a, b) VALUES (1, 2,);",
        "INSERT INTO t (a,, b) VALUES (1, 2);",
        "CREATE TABLE t (\n  id int\n  name text\n);",
        "INSERT INTO t VALUES\n  (1, 'a')\n  (2, 'b');",
        "CREATE TABLE t (id int)\nCREATE INDEX i ON t (id);",
        "UPDATE t SET a = 1\nDELETE FROM t;",
        "SELECT 1 FROM t\nUPDATE t SET a = 1;",
        "CREATE TABLE 'users' (id int);",
        "COMMENT ON TABLE t IS \"text\";",
        "CREATE TABLE my-table (id int);",
        "UPDATE t SET a == 1;",
        "ALTER TABLE t ADD COLUMN a int b int;",
        "CREATE TABLE t;",
        "ALTER TABLE t;",
        "CREAT TABLE t (id int);",
        "CREATE TABEL t (id int);",
        "SELECT * FORM t;",
        "DROP TABLE t CASCADES;",
        "ALTER TABLE t ALTER COLUMN a SET NOT NUL;",
        "SELECT * FROM t WHERE a = ;",
        "SELECT * FROM a JOIN b WHERE a.id = b.id;",

        // Left out, or in the wrong place.
        "ALTER TABLE t ALTER COLUMN a NOT NULL;",
        "ALTER TABLE t ALTER COLUMN a DEFAULT 1;",
        "ALTER TABLE t ALTER COLUMN a NULL;",
        "ALTER TABLE t ADD CONSTRAINT UNIQUE (a);",
        "CREATE TABLE t (a int, CONSTRAINT PRIMARY KEY (a));",
        "CREATE INDEX IF NOT EXISTS ON t (a);",
        "CREATE INDEX CONCURRENTLY UNIQUE i ON t (a);",
        "WITH x AS (SELECT 1), SELECT * FROM x;",
        "WITH x (SELECT 1) SELECT * FROM x;",
        "CREATE TABLE IF EXISTS t (a int);",
        "CREATE TABLE t IF NOT EXISTS (a int);",
        "DROP TABLE t IF EXISTS;",
        "CREATE VIEW IF NOT EXISTS v AS SELECT 1;",
        "CREATE TYPE IF NOT EXISTS t AS ENUM ('a');",
        "ALTER TABLE t ADD CONSTRAINT IF NOT EXISTS u UNIQUE (a);",
        "CREATE INDEX i ON t (a || b);",
        "CREATE INDEX i ON t (a::date);",
        "CREATE TABLE t (a timestamptz DEFAULT now() AT TIME ZONE 'utc');",
        "ALTER TYPE t ADD 'a';",

        // Characters that cannot be seen.
        "CREATE TABLE t (id\u00A0int, a text);",
        "ALTER TABLE t\u200B ADD COLUMN a int;\nSELECT\u00A01;",
        "INSERT INTO t VALUES (\u2018a\u2019 b);",
        "\uFEFFSELECT 1;",

        // SQL Server.
        "CREATE TABLE t (id int)\nGO",
        "SELECT 1 FROM t\nGO\nSELECT 2;",
        "CREATE TABLE [dbo].[users] (id int);",
        "SELECT TOP 10 * FROM t;",
        "SELECT TOP (10) * FROM t;",
        "CREATE TABLE t (id int IDENTITY(1,1) PRIMARY KEY);",
        "CREATE TABLE t (name varchar(max));",
        "IF OBJECT_ID('t') IS NOT NULL DROP TABLE t;",
        "PRINT 'done';",
        "EXEC sp_rename 'a', 'b';",
        "ALTER TABLE t ALTER COLUMN a varchar(50) NOT NULL;",
        "CREATE TABLE t (id int PRIMARY KEY CLUSTERED);",
        "DECLARE @x int = 1;",
        "CREATE OR ALTER VIEW v AS SELECT 1;",

        // MySQL.
        "CREATE TABLE `users` (id int);",
        "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY);",
        "CREATE TABLE t (id int UNSIGNED);",
        "CREATE TABLE t (id int(11));",
        "CREATE TABLE t (id int) ENGINE=InnoDB DEFAULT CHARSET=utf8;",
        "CREATE TABLE t (id int COMMENT 'the key');",
        "ALTER TABLE t MODIFY COLUMN a text;",
        "ALTER TABLE t ADD COLUMN a int AFTER b;",
        "INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE a = 2;",
        "INSERT IGNORE INTO t VALUES (1);",
        "REPLACE INTO t VALUES (1);",
        "SELECT * FROM t LIMIT 5, 10;",
        "DELIMITER //",
        "DELETE FROM t WHERE a = 1 LIMIT 10;",
        "SELECT now() + INTERVAL 1 DAY;",
        "# a comment",

        // Oracle.
        "ALTER TABLE t ADD (a int);",
        "CREATE TABLE t (name varchar(20 CHAR));",
        "SELECT a FROM t MINUS SELECT b FROM t;",
        "CREATE SEQUENCE s NOCACHE;",
        "SELECT 1 FROM a, b WHERE a.id = b.id(+);",
        "ALTER TABLE t ADD a int, b int;",

        // Clients.
        "SELECT * FROM t WHERE id = :id;",
        "COPY t FROM STDIN;\n1\ta\n\\.",

        // Bodies.
        "RAISE NOTICE 'x';",
        "IF true THEN SELECT 1; END IF;",
        "DO $$ BEGIN IF a THEN null; ELSE IF b THEN null; END IF; END $$;",
        "DO $$\nBEGIN\n  UPDATE t SET a = 1\n  RAISE NOTICE 'x';\nEND $$;",
        "DO $$ BEGIN IF a = 1 RAISE NOTICE 'x'; END IF; END $$;",
        "DO $$ BEGIN FOR r IN f(1) LOOP null; END LOOP; END $$;",
        "DO $$ BEGIN RAISE NOTICE '% %', 1; END $$;",

        // Versions.
        "CREATE TABLE t (a int, UNIQUE NULLS NOT DISTINCT (a), CHECK (a > 1_000));",
        "MERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED BY SOURCE THEN DELETE;",
        "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) VIRTUAL);",
    ];

    [Fact]
    public void SyntaxMessages()
    {
        var report = new StringBuilder();
        foreach (var slip in s_slips)
        {
            var script = Sources.File(Sources.Users, up: slip);
            report.Append(Shown(slip)).Append('\n');
            foreach (var finding in script.Findings)
            {
                var (_, _, line, column, endLine, endColumn) = finding.Place.Range;
                var width = endLine == line ? Math.Max(1, endColumn - column) : 1;
                var text = line - 1 < slip.Split('\n').Length && line > 0 ? slip.Split('\n')[line - 1] : "";
                report.Append("    ").Append(Shown(text)).Append('\n').Append("    ").Append(' ', column).Append('^', width).Append('\n')
                    .Append("  ").Append(finding.RuleId).Append(": ").Append(finding.Message).Append('\n');
            }

            report.Append('\n');
        }

        TestKit.Snapshot.Verify(report.ToString(), name: "SyntaxMessages");
    }

    [Fact]
    public void Every_statement_has_its_own_finding()
    {
        var script = Sources.File(Sources.Users, up: "CREAT TABLE a (b int);\nSELECT 1;\nSELECT a, FROM t;\nDO $$ BEGIN null END $$;", down: "DROP TABEL a;");
        Assert.Equal([1, 3, 4, 6], script.Findings.Select(finding => finding.Place.Range.Line));
        Assert.All(script.Findings, finding => Assert.Equal("TM1100", finding.RuleId));
    }

    [Fact]
    public void A_placeholder_is_what_it_is_declared_to_be()
    {
        const string Declarations = "-- placeholder: app_role identifier\n-- placeholder: rows number\n-- placeholder: note literal";
        Assert.Empty(Sources.File(Sources.Users, Declarations, "GRANT SELECT ON t TO ${app_role}; COMMENT ON TABLE ${app_role}.t IS ${note}; SELECT * FROM t LIMIT ${rows};\nCREATE TABLE u (a varchar(${rows}) DEFAULT ${note});").Findings);
        Assert.Equal(["TM1100"], Sources.File(Sources.Users, Declarations, "GRANT SELECT ON t TO ${note}; SELECT ${rows}, ${app_role};").Ids());
    }

    [Fact]
    public void The_version_decides()
    {
        const string Text = "-- migrate:up\nMERGE INTO t USING s ON t.a = s.a WHEN NOT MATCHED BY SOURCE THEN DELETE;\nSELECT 1_000;\n-- migrate:down\nSELECT 1;\n";
        Assert.Equal(["TM1100", "TM1100"], ScriptReader.ReadFile("data/x", $"data/{Sources.Users}.sql", Text).Ids());
        Assert.Equal(["TM1100"], ScriptReader.ReadFile("data/x", $"data/{Sources.Users}.sql", Text, options: new ScriptOptions { PostgresVersion = 16 }).Ids());
        Assert.Empty(ScriptReader.ReadFile("data/x", $"data/{Sources.Users}.sql", Text, options: new ScriptOptions { PostgresVersion = 17 }).Ids());
        Assert.Empty(ScriptReader.ReadFile("data/x", $"data/{Sources.Users}.sql", Text, options: new ScriptOptions { PostgresVersion = 25 }).Ids());
    }

    [Fact]
    public void What_is_open_to_the_end_is_reported_alone() =>
        Assert.Equal(["TM1100"], Sources.File(Sources.Users, up: "SELEC 1;\nSELECT 'open;").Ids());

    [Fact]
    public void The_place_is_right_behind_line_ends_of_two_characters()
    {
        const string Text = "-- migrate:up\r\nSELECT 1;\r\nSELECT a,\r\n  FROM t;\r\n-- migrate:down\r\nSELECT 1;\r\n";
        var script = Sources.Text(Text);
        Assert.Equal("FROM", script.Underlined(Text));
        Assert.Equal((3, 2), (script.Findings[0].Place.Range.Line, script.Findings[0].Place.Range.Column));
    }

    // A character that cannot be seen is shown by its code.
    private static string Shown(string text) => text.Replace("\u00A0", "<00A0>", StringComparison.Ordinal).Replace("\u200B", "<200B>", StringComparison.Ordinal).Replace("\uFEFF", "<FEFF>", StringComparison.Ordinal);
}
