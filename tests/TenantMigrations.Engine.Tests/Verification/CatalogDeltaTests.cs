namespace TenantMigrations.Engine.Tests.Verification;

public sealed class CatalogDeltaTests
{
    private static readonly DatabaseAddress s_database = new("db", "Host=nowhere");

    [Theory]
    [InlineData("acme", "birch")]
    [InlineData("text", "birch")]
    [InlineData("acme", "text")]
    [InlineData("acme", "tenant")]
    [InlineData("o'brien & sons", "text")]
    public void What_is_alike_but_for_the_tenants_names_is_no_difference(string one, string other) =>
        Assert.Empty(Compare(one, other, tenant => [Made($"column {tenant}.notes.t", "1 text"), Made($"index {tenant}.notes.i", $"CREATE INDEX i ON {tenant}.notes USING btree (t text_pattern_ops)")]));

    [Fact]
    public void What_only_one_of_them_got_is_named_as_it_is_for_the_first()
    {
        var differences = Compare(
            "text",
            "birch",
            tenant => tenant == "text" ? [Made("column text.notes.t", "1 text"), Made("relation text.first", "table")] : [Made("column birch.notes.t", "1 integer"), Made("relation birch.second", "table")]);

        Assert.Equal(
            [
                new CatalogDifference("column text.notes.t", "1 text", "1 integer"),
                new CatalogDifference("relation text.first", "table", null),
                new CatalogDifference("relation text.second", null, "table"),
            ],
            differences);
    }

    [Fact]
    public void A_part_of_a_word_is_no_name() =>
        Assert.Single(Compare("a", "b", tenant => [Made($"relation {tenant}.x", tenant == "a" ? "table after" : "table bfter")]));

    private static IReadOnlyList<CatalogDifference> Compare(string one, string other, Func<string, CatalogDifference[]> changes) =>
        CatalogDelta.Compare(changes(one), Tenant(one), changes(other), Tenant(other));

    private static CatalogDifference Made(string subject, string definition) => new(subject, null, definition);

    private static Tenant Tenant(string id) => new() { Id = id, Name = id, Database = s_database, Schema = id };
}
