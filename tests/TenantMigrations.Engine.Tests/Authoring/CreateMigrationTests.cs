using TenantMigrations.Analysis;

namespace TenantMigrations.Engine.Tests.Authoring;

public sealed class CreateMigrationTests
{
    [Fact]
    public void What_is_created_reads_without_a_finding_and_lies_behind_all_others_beside_its_like()
    {
        using var shop = new ShopFolder();

        var created = Assert.Single(Create(shop, "Add role").Migrations);

        Assert.Equal("20250101120000_add_role", created.MigrationId);
        Assert.Equal("migrations/system/20250101120000_add_role.sql", created.Path);
        Assert.Equal(
            """
            -- description: Add role

            -- migrate:up
            -- Write what applies it here, in place of the next line, at which a run stops.
            DO $$ BEGIN RAISE EXCEPTION 'this migration is not written yet'; END $$;

            -- migrate:down
            -- Write what undoes it here, in place of the next line.
            DO $$ BEGIN RAISE EXCEPTION 'this migration is not written yet'; END $$;

            """,
            shop.Read(created.Path));
        var script = Assert.Single(shop.Open().ReadMigrations().Scripts, script => script.Id == created.MigrationId);
        Assert.Empty(script.Findings.Concat(script.StatementFindings));
    }

    [Fact]
    public void A_project_without_migrations_gets_the_usual_folders()
    {
        using var shop = new ShopFolder();
        shop.Delete(ShopFolder.FileOf(ShopFolder.Users));
        shop.Delete(ShopFolder.FileOf(ShopFolder.Orders));

        Assert.Equal("migrations/tenant/system/20250101120000_first.sql", Create(shop, "first").Migrations[0].Path);
        Assert.Equal("migrations/tenant/tenant-specific/20250101120001_second.sql", Create(shop, "second", request => request with { Scope = MigrationScope.Tenant }).Migrations[0].Path);
    }

    [Theory]
    [InlineData("Add role to users", "add_role_to_users")]
    [InlineData("AddRoleToUsers", "add_role_to_users")]
    [InlineData("add-role--to users!", "add_role_to_users")]
    [InlineData("HTTPServer2Logs", "http_server2_logs")]
    [InlineData("Größe", "gr_e")]
    [InlineData("???", null)]
    public void A_name_becomes_part_of_an_id(string typed, string? name) => Assert.Equal(name, MigrationName.Of(typed));

    [Fact]
    public void The_clock_counts_only_behind_the_newest_migration_and_release()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("20300101000000_from_the_future");
        Assert.Equal("20300101000001_next", Create(shop, "next").Migrations[0].MigrationId);
        var clock = new At(new DateTimeOffset(2030, 1, 1, 0, 0, 1, 500, TimeSpan.Zero));
        Assert.Equal("20300101000002_soon_after", Create(shop, "soon_after", request => request with { Clock = clock }).Migrations[0].MigrationId);
        shop.Write("migrations.lock", LockFile.Write([new ReleasedMigration("20400101000000_gone", MigrationScope.Global, "v1:" + new string('0', 64), "", default)]));
        Assert.Equal("20400101000001_behind", Create(shop, "behind").Migrations[0].MigrationId);
    }

    [Fact]
    public void The_table_that_a_name_names_is_depended_on_where_its_maker_is_known()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("20240301000000_members", up: "CREATE TABLE members (id int); ALTER TABLE users ADD COLUMN x int;");
        shop.WriteMigration("20240302000000_of_tenants", up: "CREATE TABLE notes (id int);");
        shop.Write("migrations/tenant-specific/20240303000000_per_tenant.sql", "-- migrate:up\nCREATE TABLE visits (id int);\n-- migrate:down\nDROP TABLE visits;\n");

        Assert.Equal(["20240301000000_members"], Create(shop, "add_role_to_members").Migrations[0].DependsOn);
        Assert.Contains("-- depends-on: 20240301000000_members\n", shop.Read("migrations/system/20250101120000_add_role_to_members.sql"), StringComparison.Ordinal);

        // Part of a word is another word; and what leans on a tenant's migration would become a barrier, which nobody asked for.
        Assert.Empty(Create(shop, "rename_membership").Migrations[0].DependsOn);
        Assert.Empty(Create(shop, "count_visits").Migrations[0].DependsOn);
        Assert.Equal(["20240303000000_per_tenant"], Create(shop, "more_visits", request => request with { Scope = MigrationScope.Tenant }).Migrations[0].DependsOn);
    }

    [Fact]
    public void The_newest_versioned_maker_of_a_table_is_depended_on_and_never_the_migration_itself()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("20240301000000_members", up: "CREATE TABLE members (id int);");
        shop.WriteMigration("20240302000000_members_anew", "20240301000000_members", up: "DROP TABLE members; CREATE TABLE members (id bigint);");
        shop.Write("migrations/system/20240303000000_copies.sql", "-- repeatable\n-- migrate:up\nDROP TABLE IF EXISTS copies; CREATE TABLE copies (id int);\n");

        Assert.Equal(["20240302000000_members_anew"], Create(shop, "add_role_to_members").Migrations[0].DependsOn);
        Assert.Empty(Create(shop, "sort_copies").Migrations[0].DependsOn);
        var again = Create(shop, "members_anew", request => request with { Force = true });
        Assert.Empty(again.Findings);
        Assert.Empty(again.Migrations[0].DependsOn);
    }

    [Fact]
    public void It_goes_to_the_folder_of_the_newest_of_its_scope_that_lies_in_one_of_that_scope()
    {
        using var shop = new ShopFolder();
        shop.Write("migrations/vouchers/system/20240301000000_vouchers.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
        shop.Write("migrations/tenant-specific/20240302000000_odd.sql", "-- scope: global\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");

        Assert.Equal("migrations/vouchers/system/20250101120000_next.sql", Create(shop, "next").Migrations[0].Path);
    }

    [Fact]
    public void What_is_wrong_elsewhere_keeps_nothing_from_being_created()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("20240301000000_lost", "20240101000000_nowhere");

        Assert.True(Create(shop, "next").Written);
    }

    [Fact]
    public void A_dependency_may_be_given_by_its_name_and_an_unknown_one_is_refused_with_the_nearest()
    {
        using var shop = new ShopFolder();
        Assert.Equal([ShopFolder.Users], Create(shop, "one", request => request with { DependsOn = ["create_users"] }).Migrations[0].DependsOn);
        shop.WriteMigration("20240301000000_members", up: "CREATE TABLE members (id int);");
        var before = shop.Snapshot();

        var report = Create(shop, "two", request => request with { Description = "Members", DependsOn = ["20240101000000_create_user"] });

        Assert.False(report.Written);
        Assert.Empty(report.Suggestions);
        var finding = Assert.Single(report.Findings);
        Assert.Equal("TM1003", finding.RuleId);
        Assert.Contains($"Did you mean '{ShopFolder.Users}'?", finding.Message, StringComparison.Ordinal);
        Assert.Equal(before, shop.Snapshot());
    }

    [Fact]
    public void Nothing_is_overwritten_without_force_and_what_is_released_never()
    {
        using var shop = new ShopFolder();
        Create(shop, "add_role");
        var before = shop.Snapshot();

        Assert.Contains("--force", Assert.Single(Create(shop, "AddRole").Findings).Message, StringComparison.Ordinal);
        Assert.Equal(before, shop.Snapshot());

        var replaced = Assert.Single(Create(shop, "AddRole", request => request with { Force = true, Description = "Again" }).Migrations);
        Assert.Equal(("20250101120000_add_role", true), (replaced.MigrationId, replaced.Replaces));
        Assert.Contains("Again", shop.Read(replaced.Path), StringComparison.Ordinal);

        shop.Write("migrations.lock", LockFile.Write([new ReleasedMigration("20250101120000_add_role", MigrationScope.Global, "v1:" + new string('0', 64), "", default)]));
        Assert.Contains("is released", Assert.Single(Create(shop, "AddRole", request => request with { Force = true }).Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        using var shop = new ShopFolder();
        var before = shop.Snapshot();

        var report = Create(shop, "add_role", request => request with { DryRun = true });

        Assert.False(report.Written);
        Assert.StartsWith("-- description: Add role\n", report.Migrations[0].Text, StringComparison.Ordinal);
        Assert.Equal(before, shop.Snapshot());
    }

    [Fact]
    public void A_class_lies_beside_the_files_and_has_the_project_s_namespace()
    {
        using var shop = new ShopFolder("<PropertyGroup><RootNamespace>Acme.Shop-Data</RootNamespace></PropertyGroup>");

        var created = Assert.Single(Create(shop, "add_role", request => request with { AsClass = true, Description = "A \"role\" \\ <b>\nsecond line" }).Migrations);

        Assert.Equal("migrations/system/AddRole.cs", created.Path);
        Assert.Equal(
            """"
            using TenantMigrations;

            namespace Acme.Shop_Data;

            /// <summary>A "role" \ &lt;b&gt; second line</summary>
            [Migration("20250101120000_add_role", Scope = MigrationScope.Global, Description = "A \"role\" \\ <b> second line")]
            public sealed class AddRole : SqlMigration
            {
                public const string Up = """
                    -- Write what applies it here, in place of the next line, at which a run stops.
                    DO $$ BEGIN RAISE EXCEPTION 'this migration is not written yet'; END $$;
                    """;

                public const string Down = """
                    -- Write what undoes it here, in place of the next line.
                    DO $$ BEGIN RAISE EXCEPTION 'this migration is not written yet'; END $$;
                    """;
            }

            """",
            shop.Read(created.Path));
        Assert.Single(shop.Open().ReadMigrations().Scripts, script => script.Id == created.MigrationId && !script.IsBroken);
    }

    [Fact]
    public void What_would_not_compile_is_not_written_and_all_of_a_call_or_none()
    {
        using var shop = new ShopFolder();
        var before = shop.Snapshot();
        MigrationDraft good = new() { Name = "good", Description = "Good", Scope = MigrationScope.Global, Up = "SELECT 1;", Down = "SELECT 1;" };

        var report = WriteMigrations.Run(shop.Open(), new WriteRequest { Drafts = [good, good with { Name = "bad", Up = "SELEC 1;", After = new EquatableArray<int>([0]) }] });

        Assert.Equal("TM1100", Assert.Single(report.Findings).RuleId);
        Assert.Equal(before, shop.Snapshot());
    }

    [Fact]
    public void What_a_rule_on_statements_finds_is_not_written_unless_that_is_asked_for()
    {
        using var shop = new ShopFolder();
        MigrationDraft vacuum = new() { Name = "tidy", Description = "Tidy", Scope = MigrationScope.Global, Up = "VACUUM;", Down = "SELECT 1;" };

        var refused = WriteMigrations.Run(shop.Open(), new WriteRequest { Drafts = [vacuum] });

        Assert.Equal(("TM2001", false), (Assert.Single(refused.Findings).RuleId, refused.Written));
        Assert.True(WriteMigrations.Run(shop.Open(), new WriteRequest { Drafts = [vacuum], AllowFindings = true }).Written);
    }

    [Fact]
    public void Two_of_one_name_are_refused()
    {
        using var shop = new ShopFolder();
        MigrationDraft draft = new() { Name = "twin", Description = "Twin", Scope = MigrationScope.Global, Up = "SELECT 1;", Down = "SELECT 1;" };

        Assert.Equal("Two of the migrations would be called 'twin'.", Assert.Single(WriteMigrations.Run(shop.Open(), new WriteRequest { Drafts = [draft, draft] }).Findings).Message);
    }

    [Fact]
    public void Nothing_is_created_where_a_rebase_was_interrupted()
    {
        using var shop = new ShopFolder();
        shop.Write("migrations.rebase", "");
        var before = shop.Snapshot();

        Assert.Contains("rebase was interrupted", Assert.Single(Create(shop, "next").Findings).Message, StringComparison.Ordinal);
        Assert.Equal(before, shop.Snapshot());
    }

    [Fact]
    public void Several_come_in_their_order_and_know_one_another()
    {
        using var shop = new ShopFolder();
        MigrationDraft first = new() { Name = "first", Description = "First", Scope = MigrationScope.Global, Up = "CREATE TABLE t (id int);", Down = "DROP TABLE t;" };
        var second = first with { Name = "second", Up = "CREATE INDEX CONCURRENTLY t_id ON t (id);", Down = "DROP INDEX CONCURRENTLY t_id;", UpInTransaction = false, DownInTransaction = false, After = new EquatableArray<int>([0]) };

        var report = WriteMigrations.Run(shop.Open(), new WriteRequest { Drafts = [first, second], Clock = new At(new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero)) });

        Assert.Empty(report.Findings);
        Assert.Equal(["20250101120000_first", "20250101120001_second"], report.Migrations.Select(migration => migration.MigrationId));
        Assert.Equal(["20250101120000_first"], report.Migrations[1].DependsOn);
        Assert.Contains("-- migrate:up transaction:false\n", report.Migrations[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_description_names_or_would_make_a_barrier_is_left_to_the_author()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("20240301000000_members", up: "CREATE TABLE members (id int);");
        shop.Write("migrations/tenant-specific/20240303000000_per_tenant.sql", "-- migrate:up\nCREATE TABLE visits (id int);\n-- migrate:down\nDROP TABLE visits;\n");

        var report = Create(shop, "count_visits", request => request with { Description = "Members, and how often they came" });

        Assert.Empty(report.Migrations[0].DependsOn);
        Assert.Equal(
            [new SuggestedDependency("20240301000000_members", "members", MakesBarrier: false), new SuggestedDependency("20240303000000_per_tenant", "visits", MakesBarrier: true)],
            report.Suggestions);
        Assert.Empty(Create(shop, "trim_members", request => request with { Description = "Members are trimmed" }).Suggestions);
    }

    [Theory]
    [InlineData("create_user", "There is no migration 'create_user' to depend on. Did you mean '20240101000000_create_users'?")]
    [InlineData("nonsense", "There is no migration 'nonsense' to depend on. Give its id, or the name behind its timestamp.")]
    [InlineData("twice", "'twice' is the name of 2 migrations: 20240301000000_twice, 20240302000000_twice. Give the id of the one that is meant.")]
    public void A_name_to_depend_on_means_one_migration(string given, string message)
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("20240301000000_twice");
        shop.WriteMigration("20240302000000_twice");
        var before = shop.Snapshot();

        Assert.Equal(message, Assert.Single(Create(shop, "new", request => request with { DependsOn = [given] }).Findings).Message);
        Assert.Equal(before, shop.Snapshot());
    }

    [Fact]
    public void A_class_gets_a_name_that_nothing_in_the_project_has()
    {
        using var shop = new ShopFolder();
        shop.Write("Models.cs", "namespace Shop; public sealed record AddRole(int Id);");

        var created = Create(shop, "add_role", request => request with { AsClass = true }).Migrations[0];
        Assert.Equal("migrations/system/AddRole2.cs", created.Path);
        Assert.Contains("public sealed class AddRole2 : SqlMigration", created.Text, StringComparison.Ordinal);
        Assert.Equal("migrations/system/SqlMigration2.cs", Create(shop, "sql_migration", request => request with { AsClass = true }).Migrations[0].Path);
        Assert.Equal("migrations/system/Addrole3.cs", Create(shop, "addrole", request => request with { AsClass = true }).Migrations[0].Path);
    }

    [Fact]
    public void A_file_with_several_migrations_is_never_replaced()
    {
        using var shop = new ShopFolder();
        const string two = """
            using TenantMigrations;
            [Migration("20240501000000_one", Scope = MigrationScope.Global)]
            public sealed class One : SqlMigration { public const string Up = "SELECT 1;"; public const string Down = "SELECT 1;"; }
            [Migration("20240502000000_two", Scope = MigrationScope.Global)]
            public sealed class Two : SqlMigration { public const string Up = "SELECT 1;"; public const string Down = "SELECT 1;"; }
            """;
        shop.Write("Two.cs", two);

        Assert.Contains("holds others", Assert.Single(Create(shop, "one", request => request with { AsClass = true, Force = true }).Findings).Message, StringComparison.Ordinal);
        Assert.Equal(two, shop.Read("Two.cs"));
    }

    [Fact]
    public void A_second_file_that_cannot_be_written_keeps_the_first_from_being_written()
    {
        using var shop = new ShopFolder();
        shop.Write("migrations/tenant-specific/20240301000000_old.sql", "-- description: old\n\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
        Directory.CreateDirectory(Path.Combine(shop.Path, "migrations/system/20250101120001_second.sql"));
        MigrationDraft first = new() { Name = "old", Description = "First", Scope = MigrationScope.Tenant, Up = "SELECT 2;", Down = "SELECT 1;" };
        var before = shop.Snapshot();

        var second = first with { Name = "second", Scope = MigrationScope.Global };
        var request = new WriteRequest { Drafts = [first, second], Force = true, Clock = new At(new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero)) };

        Assert.NotEmpty(WriteMigrations.Run(shop.Open(), request).Findings);
        Assert.Equal(before, shop.Snapshot());
    }

    [Fact]
    public async Task Those_that_are_created_at_once_have_times_of_their_own_and_of_one_name_there_is_one()
    {
        using var shop = new ShopFolder();
        string[] names = [.. Enumerable.Range(0, 8).SelectMany(number => new[] { "same", $"other_{number}" })];

        var reports = await Task.WhenAll(names.Select(name => Task.Run(() => Create(shop, name), TestContext.Current.CancellationToken)));

        Assert.Equal(9, reports.Count(report => report.Written));
        Assert.All(reports.Where(report => !report.Written), report => Assert.Contains("has that name already", Assert.Single(report.Findings).Message, StringComparison.Ordinal));
        var ids = shop.Open().ReadMigrations().Scripts.Select(script => script.Id).ToArray();
        Assert.Equal((11, 11), (ids.Length, ids.Select(id => id[..14]).Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void Whoever_writes_for_too_long_is_named()
    {
        using var shop = new ShopFolder();
        using (ProjectTurn.Take(shop.Open(), TimeSpan.Zero))
        {
            Assert.Equal(FleetErrorKind.Locked, Assert.Throws<FleetException>(() => ProjectTurn.Take(shop.Open(), TimeSpan.Zero)).Kind);
            Assert.False(Create(shop, "looked_at", request => request with { DryRun = true }).Written);
        }

        using var free = ProjectTurn.Take(shop.Open(), TimeSpan.Zero);
        Assert.NotNull(free);
    }

    private static WriteReport Create(ShopFolder shop, string name, Func<CreateRequest, CreateRequest>? with = null)
    {
        var request = new CreateRequest { Name = name, Clock = new At(new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero)) };
        return CreateMigration.Run(shop.Open(), with is null ? request : with(request));
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
