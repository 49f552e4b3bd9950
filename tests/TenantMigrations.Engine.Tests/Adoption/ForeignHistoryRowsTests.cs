namespace TenantMigrations.Engine.Tests.Adoption;

public sealed class ForeignHistoryRowsTests
{
    [Theory]
    [InlineData("""[]""", null, null)]
    [InlineData("""[{"version": "01"}]""", "20000101000001_a", null)]
    [InlineData("""[{"version": "02"}, {"version": "01"}]""", "20000101000002_b", null)]
    [InlineData("""[{"version": "02"}]""", null, "01 is not applied there, and 02 behind it is: apply it with that tool, and ask again")]
    [InlineData("""[{"version": "01"}, {"version": "99"}]""", null, "a version is applied there and not among the files: 99")]
    [InlineData("""[{"id": 1}]""", null, "its table has no column 'version': it is another table")]
    public void Dbmate_has_a_row_a_version(string rows, string? at, string? trouble) => AssertRead(ForeignTool.Dbmate, ["01", "02", "03"], rows, at, trouble);

    [Theory]
    [InlineData("""[]""", null, null)]
    [InlineData("""[{"version": 2, "dirty": false}]""", "20000101000002_b", null)]
    [InlineData("""[{"version": 2, "dirty": true}]""", null, "version 2 has failed there and is dirty: mend it, tell golang-migrate so ('migrate force'), and ask again")]
    [InlineData("""[{"version": 7, "dirty": false}]""", null, "it is at version 7, which is not among the files")]
    [InlineData("""[{"version": 1, "dirty": false}, {"version": 2, "dirty": false}]""", null, "golang-migrate keeps one row, and there are 2: it is another table")]
    [InlineData("""[{"version": 2}]""", null, "its table has no column 'dirty': it is another table")]
    public void Golang_migrate_has_one_row(string rows, string? at, string? trouble) => AssertRead(ForeignTool.GolangMigrate, ["1", "2", "10"], rows, at, trouble);

    [Theory]
    [InlineData("", null, null)]
    [InlineData("1 SQL 1 true", "20000101000001_a", null)]
    [InlineData("2 SQL 1.2.0 true,1 SQL 1 true", "20000101000002_b", null)]
    [InlineData("0 SCHEMA - true,1 BASELINE 1.2 true,2 SQL 1.10 true,3 SQL - true", "20000101000003_c", null)]
    [InlineData("1 SQL 1 true,2 SQL 1.2 true,3 UNDO_SQL 1.2 true", "20000101000001_a", null)]
    [InlineData("1 SQL 1 true,2 SQL 1.2 true,3 DELETE 1.2 true", "20000101000001_a", null)]
    [InlineData("1 SQL 1 true,2 SQL 1.2 false", null, "1.2 has failed there: mend it, tell Flyway so ('flyway repair'), and ask again")]
    [InlineData("1 SQL 1 true,2 SQL 1.10 true", null, "1.2 is not applied there, and 1.10 behind it is: apply it with that tool, and ask again")]
    [InlineData("1 SQL 1 true,2 JDBC 1.1 true", null, "a version is applied there and not among the files: 1.1")]
    public void Flyway_has_a_row_a_step(string rows, string? at, string? trouble) =>
        AssertRead(ForeignTool.Flyway, ["1", "1.2", "1.10"], $"[{string.Join(',', rows.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Step))}]", at, trouble);

    [Theory]
    [InlineData("""[{"MigrationId": "20240101000000_A", "ProductVersion": "10"}]""", "20000101000001_a", null)]
    [InlineData("""[{"migration_id": "20240101000000_A"}, {"migration_id": "20240102000000_B"}]""", "20000101000002_b", null)]
    [InlineData("""[{"MigrationId": "20240109000000_Other"}]""", null, "a version is applied there and not among the files: 20240109000000")]
    public void Ef_has_a_row_a_migration(string rows, string? at, string? trouble) => AssertRead(ForeignTool.EfScript, ["20240101000000", "20240102000000", "20240103000000"], rows, at, trouble);

    private static void AssertRead(ForeignTool tool, string[] versions, string rows, string? at, string? trouble)
    {
        using var document = System.Text.Json.JsonDocument.Parse(rows);
        ImportedVersion[] known = [.. versions.Select((version, i) => new ImportedVersion(version, $"2000010100000{i + 1}_{"abc"[i]}")), new ImportedVersion(null, "20000101000009_repeatable")];
        var table = new ForeignTable("public", true, [.. document.RootElement.EnumerateArray().Select(row => row.GetRawText())]);
        Assert.Equal((at, trouble), ForeignHistoryRows.Read(tool, known, table));
    }

    private static string Step(string row) => row.Split(' ') is [var rank, var type, var version, var success]
        ? $$"""{"installed_rank": {{rank}}, "type": "{{type}}", "version": {{(version == "-" ? "null" : $"\"{version}\"")}}, "script": "x.sql", "success": {{success}}}"""
        : throw new ArgumentException(row, nameof(row));
}
