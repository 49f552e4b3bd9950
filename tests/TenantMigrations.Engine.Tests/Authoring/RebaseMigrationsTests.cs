namespace TenantMigrations.Engine.Tests.Authoring;

public sealed class RebaseMigrationsTests
{
    private const string NewRoles = "20250101120000_add_roles";
    private const string NewMembers = "20250101120001_add_members";

    [Fact]
    public void A_branch_that_fell_behind_moves_to_the_end_with_every_reference()
    {
        using var shop = Behind();
        Assert.Equal(["TM1015", "TM1015"], shop.Lock().Findings.Select(finding => finding.RuleId));

        var report = shop.Rebase();

        Assert.Empty(report.Findings);
        Assert.Equal([(ShopFolder.Roles, NewRoles), (ShopFolder.Members, NewMembers), ("20240301000000_add_teams", "20250101120002_add_teams")], report.Renamed.Select(item => (item.From, item.To)));
        Assert.False(shop.Has(ShopFolder.FileOf(ShopFolder.Roles)));
        Assert.False(shop.Has(ShopFolder.FileOf(ShopFolder.Members)));
        Assert.StartsWith("-- depends-on: " + NewRoles + "\n", shop.Read(ShopFolder.FileOf(NewMembers)), StringComparison.Ordinal);
        Assert.Contains("[Migration(\"20250101120002_add_teams\", Scope", shop.Read("AddTeams.cs"), StringComparison.Ordinal);
        Assert.Contains($"[DependsOn(\"{NewMembers}\", \"{ShopFolder.Orders}\")]", shop.Read("AddTeams.cs"), StringComparison.Ordinal);
        Assert.Contains("-- see 20250101120000_add_roles.sql", shop.Read(ShopFolder.FileOf("20240110000000_totals")), StringComparison.Ordinal);

        Assert.Empty(shop.Lock().Findings);
        Assert.Empty(shop.Rebase().Renamed);
    }

    [Fact]
    public void A_dry_run_says_the_same_and_changes_nothing()
    {
        using var shop = Behind();
        var before = shop.Snapshot();
        var dry = shop.Rebase(dryRun: true);
        Assert.Equal(before, shop.Snapshot());
        Assert.False(dry.Written);
        var real = shop.Rebase();
        Assert.Equal(dry.Renamed, real.Renamed);
        Assert.Equal(dry.Files, real.Files);
    }

    [Fact]
    public void Released_migrations_are_never_touched()
    {
        using var shop = Behind();
        var released = shop.Read(ShopFolder.FileOf(ShopFolder.Users));
        shop.Write(ShopFolder.FileOf(ShopFolder.Users), released);
        shop.Rebase();
        Assert.Equal(released, shop.Read(ShopFolder.FileOf(ShopFolder.Users)));
        Assert.Contains(ShopFolder.Orders, shop.Snapshot().Keys.Select(Path.GetFileNameWithoutExtension));
    }

    [Fact]
    public void A_released_migration_that_depends_on_one_that_is_not_keeps_it_in_its_place()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration(ShopFolder.Orders, ShopFolder.Roles);
        shop.WriteMigration(ShopFolder.Roles);
        shop.Lock();
        shop.Write("migrations.lock", Analysis.LockFile.Write(Analysis.LockFile.Read("", shop.LockText).Migrations.Where(migration => migration.Id != ShopFolder.Roles)));
        var finding = Assert.Single(shop.Rebase().Findings);
        Assert.Equal((ShopFolder.FileOf(ShopFolder.Orders), 1, 16), (finding.Path, finding.Line, finding.Column));
        Assert.True(shop.Has(ShopFolder.FileOf(ShopFolder.Roles)));
    }

    [Fact]
    public void Dependencies_decide_the_new_order_and_a_dangling_one_is_no_obstacle()
    {
        using var shop = new ShopFolder();
        shop.Lock();
        shop.WriteMigration("20240110000000_b", "20240111000000_a");
        shop.WriteMigration("20240111000000_a", "20230101000000_gone");
        Assert.Equal(["20250101120000_a", "20250101120001_b"], shop.Rebase().Renamed.Select(item => item.To));
        Assert.Contains("20230101000000_gone", shop.Read(ShopFolder.FileOf("20250101120000_a")), StringComparison.Ordinal);
        Assert.Equal(["TM1003"], shop.Lock().Findings.Select(finding => finding.RuleId));
    }

    [Fact]
    public void New_ids_come_behind_a_release_of_the_future()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("20991231235959_far");
        shop.Lock();
        shop.WriteMigration(ShopFolder.Roles);
        Assert.Equal(["21000101000000_add_roles"], shop.Rebase().Renamed.Select(item => item.To));
    }

    [Fact]
    public void Marks_line_ends_and_everything_else_stay()
    {
        using var shop = new ShopFolder();
        shop.Lock();
        shop.Write(ShopFolder.FileOf(ShopFolder.Roles), "\uFEFF-- depends-on: " + ShopFolder.Users + "\r\n-- migrate:up\r\nSELECT '20240115000000_add_roles';  \r\n-- migrate:down\r\nSELECT 2;");
        var bytes = File.ReadAllBytes(Path.Combine(shop.Path, ShopFolder.FileOf(ShopFolder.Roles)));
        shop.Rebase();
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(shop.Path, ShopFolder.FileOf(NewRoles))));
    }

    [Fact]
    public void Files_that_the_project_lists_are_found_and_their_items_follow()
    {
        using var shop = new ShopFolder($"""
            <PropertyGroup><EnableDefaultTenantMigrationItems>false</EnableDefaultTenantMigrationItems></PropertyGroup>
            <ItemGroup>
              <TenantMigration Include="migrations\system\*create*.sql;migrations/system/{ShopFolder.Roles}.sql" />
            </ItemGroup>
            """);
        shop.Lock(check: true);
        shop.WriteMigration(ShopFolder.Members);
        Assert.Equal([ShopFolder.Users, ShopFolder.Orders], shop.Lock().Added.Select(migration => migration.Id));
        shop.WriteMigration(ShopFolder.Roles);
        shop.Rebase();
        Assert.Contains($"migrations/system/{NewRoles}.sql", shop.Read("Shop.csproj"), StringComparison.Ordinal);
        Assert.True(shop.Has(ShopFolder.FileOf(NewRoles)));
        Assert.True(shop.Has(ShopFolder.FileOf(ShopFolder.Members)));
    }

    [Fact]
    public void Killed_at_any_step_it_leaves_the_old_names_or_is_finished_by_the_next()
    {
        using var whole = Behind();
        var old = whole.Snapshot();
        var steps = 0;
        whole.Rebase(beforeEachStep: () => steps++);
        var done = whole.Snapshot();
        Assert.InRange(steps, 8, 40);

        for (var killedAt = 1; killedAt <= steps; killedAt++)
        {
            using var shop = Behind();
            var step = 0;
            Assert.Throws<InvalidOperationException>(() => shop.Rebase(beforeEachStep: () =>
            {
                if (++step == killedAt) throw new InvalidOperationException();
            }));
            if (shop.Has(InterruptedRebase.FileName))
            {
                Assert.Equal(InterruptedRebase.FileName, Assert.Single(shop.Lock().Findings).Path);
                Assert.Equal(InterruptedRebase.FileName, Assert.Single(shop.Rebase(dryRun: true).Findings).Path);
                Assert.True(shop.Rebase().FinishedEarlier);
            }
            else
            {
                Assert.Equal(old, shop.Snapshot().Where(file => !file.Key.EndsWith(FileChanges.TemporaryEnding, StringComparison.Ordinal)).ToDictionary());
                shop.Rebase();
            }

            Assert.Equal(done, shop.Snapshot());
        }
    }

    [Fact]
    public void A_list_whose_new_contents_are_gone_takes_nothing_away()
    {
        using var shop = Behind();
        shop.Write(InterruptedRebase.FileName, $"put {ShopFolder.FileOf(NewRoles)}\ndrop {ShopFolder.FileOf(ShopFolder.Roles)}\n");

        var refused = Assert.Throws<FleetException>(() => shop.Rebase());

        Assert.Contains(NewRoles, refused.Message, StringComparison.Ordinal);
        Assert.True(shop.Has(ShopFolder.FileOf(ShopFolder.Roles)));
    }

    [Theory]
    [InlineData("drop ../victim.sql", "outside of the project's folder")]
    [InlineData("put ../victim.sql", "outside of the project's folder")]
    [InlineData("drop /etc/20240115000000_add_roles.sql", "outside of the project's folder")]
    [InlineData("drop away/20240115000000_add_roles.sql", "outside of the project's folder")]
    [InlineData("drop Shop.csproj", "has not moved to a new id")]
    [InlineData("drop migrations/system/20240101000000_create_users.sql", "has not moved to a new id")]
    [InlineData("put .git/config", "no rebase rewrites")]
    [InlineData("put migrations", "is a folder")]
    [InlineData("drop ", "outside of the project's folder")]
    [InlineData("drop a\0b", "control character")]
    [InlineData("<<<<<<< HEAD", "not a step of a rebase")]
    public void A_list_that_no_rebase_has_written_is_refused_at_its_line_and_changes_nothing(string line, string reason)
    {
        using var outside = TestKit.TemporaryFolder.Create("tm-outside-");
        outside.Write($"{NewRoles}.sql", "SELECT 1;");
        outside.Write($"{ShopFolder.Roles}.sql", "SELECT 1;");
        using var shop = Behind();
        shop.Write(ShopFolder.FileOf(NewRoles), "SELECT 1;");
        Directory.CreateSymbolicLink(Path.Combine(shop.Path, "away"), outside.Path);
        shop.Write(InterruptedRebase.FileName, $"put {ShopFolder.FileOf(NewRoles)}\ndrop {ShopFolder.FileOf(ShopFolder.Roles)}\n{line}\n");
        var before = shop.Snapshot();

        var report = shop.Rebase();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((InterruptedRebase.FileName, 3), (finding.Path, finding.Line));
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
        Assert.False(report.FinishedEarlier);
        Assert.Equal(before, shop.Snapshot());
        Assert.True(File.Exists(outside.PathTo($"{ShopFolder.Roles}.sql")));
    }

    [Theory]
    [InlineData("A\nB.cs", "A?B.cs", "line break")]
    [InlineData("away/Outside.cs", "away/Outside.cs", "outside of the project's folder")]
    public void A_file_that_cannot_be_rewritten_is_named_and_nothing_is_renamed(string file, string shown, string reason)
    {
        using var outside = TestKit.TemporaryFolder.Create("tm-outside-");
        using var shop = new ShopFolder();
        Directory.CreateSymbolicLink(Path.Combine(shop.Path, "away"), outside.Path);
        shop.Lock();
        shop.WriteMigration(ShopFolder.Roles);
        shop.Write(file, $"// {ShopFolder.Roles}\n");
        var before = shop.Snapshot();

        foreach (var dryRun in new[] { true, false })
        {
            var report = shop.Rebase(dryRun);
            var finding = Assert.Single(report.Findings);
            Assert.Equal(shown, finding.Path);
            Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
            Assert.Equal(before, shop.Snapshot());
        }
    }

    [Theory]
    [InlineData("99991231235959_z")]
    [InlineData("99991231235958_z")]
    public void Where_no_later_timestamps_exist_it_says_so(string newest)
    {
        using var shop = new ShopFolder();
        shop.WriteMigration(newest);
        shop.Lock();
        shop.WriteMigration(ShopFolder.Roles);
        shop.WriteMigration(ShopFolder.Members);
        var before = shop.Snapshot();
        var finding = Assert.Single(shop.Rebase().Findings);
        Assert.Equal("migrations.lock", finding.Path);
        Assert.Contains($"'{newest}'", finding.Message, StringComparison.Ordinal);
        Assert.Equal(before, shop.Snapshot());
    }

    [Fact]
    public void The_last_timestamp_there_is_can_be_used()
    {
        using var shop = new ShopFolder();
        shop.WriteMigration("99991231235958_z");
        shop.Lock();
        shop.WriteMigration(ShopFolder.Roles);
        Assert.Equal(["99991231235959_add_roles"], shop.Rebase().Renamed.Select(item => item.To));
    }

    [Fact]
    public void A_folder_with_the_name_of_a_file_is_named_with_what_to_do()
    {
        using var list = Behind();
        Directory.CreateDirectory(Path.Combine(list.Path, InterruptedRebase.FileName));
        foreach (var finding in new[] { list.Rebase(), list.Rebase(dryRun: true) }.SelectMany(report => report.Findings).Append(list.Lock().Findings[0]))
            Assert.StartsWith("'migrations.rebase' is a folder", finding.Message, StringComparison.Ordinal);
        Assert.True(list.Has(ShopFolder.FileOf(ShopFolder.Roles)));

        using var history = new ShopFolder();
        Directory.CreateDirectory(Path.Combine(history.Path, "migrations.lock"));
        foreach (var run in new Action[] { () => history.Lock(), () => history.Lock(check: true), () => history.Rebase() })
            Assert.Contains("migrations.lock' is a folder", Assert.Throws<FleetException>(run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_with_what_to_do()
    {
        using var shop = Behind();
        var inTheWay = Directory.CreateDirectory(Path.Combine(shop.Path, InterruptedRebase.FileName + FileChanges.TemporaryEnding)).FullName;
        var refused = Assert.Throws<FleetException>(() => RebaseMigrations.Run(shop.Open(), new RebaseRequest()));

        Assert.Equal(FleetErrorKind.Settings, refused.Kind);
        Assert.Contains(inTheWay, refused.Message, StringComparison.Ordinal);
        Assert.Contains("run the same command again", refused.Message, StringComparison.Ordinal);
        Assert.True(shop.Has(ShopFolder.FileOf(ShopFolder.Roles)));

        Directory.Delete(inTheWay);
        Assert.True(RebaseMigrations.Run(shop.Open(), new RebaseRequest()).Written);
    }

    [Fact]
    public void A_second_rebase_meanwhile_is_told_to_wait_and_changes_nothing()
    {
        using var shop = Behind();
        using var whole = Behind();
        whole.Rebase();
        var seconds = 0;

        shop.Rebase(beforeEachStep: () =>
        {
            var before = shop.Snapshot(RebaseLock.FileName);
            Assert.Equal(FleetErrorKind.Locked, Assert.Throws<FleetException>(() => shop.Rebase()).Kind);
            Assert.Equal(before, shop.Snapshot(RebaseLock.FileName));
            seconds++;
        });

        Assert.InRange(seconds, 8, 40);
        Assert.Equal(whole.Snapshot(), shop.Snapshot());

        // What a killed one leaves stands in nobody's way.
        shop.Write(RebaseLock.FileName, "");
        Assert.Empty(shop.Rebase().Findings);
        Assert.False(shop.Has(RebaseLock.FileName));
    }

    [Fact]
    public void Links_that_lead_round_and_round_are_not_followed()
    {
        using var shop = Behind();
        Directory.CreateSymbolicLink(Path.Combine(shop.Path, "migrations", "here"), ".");
        Directory.CreateSymbolicLink(Path.Combine(shop.Path, "migrations", "up"), "..");

        Assert.True(shop.Rebase().Written);
        Assert.Equal(NewRoles, Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Path.Combine(shop.Path, "migrations", "system"), "*_add_roles.sql"))));
    }

    /// <summary>A shop whose branch was begun before the last release.</summary>
    private static ShopFolder Behind()
    {
        var shop = new ShopFolder();
        shop.Lock();
        shop.WriteMigration(ShopFolder.Roles, ShopFolder.Users);
        shop.WriteMigration(ShopFolder.Members, ShopFolder.Roles);
        shop.Write(ShopFolder.FileOf("20240110000000_totals"), $"-- see {ShopFolder.Roles}.sql\n-- repeatable\n-- depends-on: {ShopFolder.Members}\n-- migrate:up\nSELECT 1;\n");
        shop.Write("AddTeams.cs", $$"""
            using TenantMigrations;
            [Migration("20240301000000_add_teams", Scope = MigrationScope.Tenant)]
            [DependsOn("{{ShopFolder.Members}}", "{{ShopFolder.Orders}}")]
            public sealed class AddTeams : SqlMigration
            {
                public const string Up = "SELECT 1;";
                public const string Down = "SELECT 2;";
            }
            """);
        return shop;
    }
}
