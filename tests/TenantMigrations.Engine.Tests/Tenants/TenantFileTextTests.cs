using System.Text;
using System.Text.Json;

namespace TenantMigrations.Engine.Tests;

public sealed class TenantFileTextTests
{
    [Theory]
    [InlineData("[]", "[\n  { \"id\": \"new\" }\n]")]
    [InlineData("[\n]\n", "[\n  { \"id\": \"new\" }\n]\n")]
    [InlineData("[\"a\", \"b\"]", "[\"a\", \"b\", { \"id\": \"new\" }]")]
    [InlineData("[\n    { \"id\": \"a\" }\n]\n", "[\n    { \"id\": \"a\" },\n    { \"id\": \"new\" }\n]\n")]
    [InlineData("[\r\n  \"a\"\r\n]\r\n", "[\r\n  \"a\",\r\n  { \"id\": \"new\" }\r\n]\r\n")]
    [InlineData("[\n  \"a\", // the first, of all\n]", "[\n  \"a\",\n  { \"id\": \"new\" } // the first, of all\n]")]
    [InlineData("[\n  \"a\" /* 1, 2 */\n]", "[\n  \"a\",\n  { \"id\": \"new\" } /* 1, 2 */\n]")]
    public void An_entry_is_added_behind_the_others_and_all_else_stays(string before, string after) =>
        Assert.Equal(after, Edit(before, text => text.Append(new TenantEntry { Id = "new" })));

    [Theory]
    [InlineData("[\"x\"]", "[]")]
    [InlineData("[\"x\", \"b\"]", "[ \"b\"]")]
    [InlineData("[\"a\", \"x\"]", "[\"a\"]")]
    [InlineData("[\n  \"a\",\n  { \"id\": \"x\", \"labels\": { \"id\": \"no\" } },\n  \"b\"\n]", "[\n  \"a\",\n  \"b\"\n]")]
    [InlineData("[\n  \"a\",\n  \"x\"\n]\n", "[\n  \"a\"\n]\n")]
    [InlineData("[\n  { \"labels\": { \"id\": \"x\" }, \"id\": \"a\" },\n  { \"ID\": \"x\" },\n]\n", "[\n  { \"labels\": { \"id\": \"x\" }, \"id\": \"a\" },\n]\n")]
    public void An_entry_is_taken_out_with_its_comma(string before, string after) => Assert.Equal(after, Edit(before, text => text.Remove("x")));

    [Fact]
    public void What_is_not_there_is_not_taken_out() => Assert.Null(new TenantFileText("[\"a\"]"u8.ToArray()).Remove("x"));

    [Fact]
    public void Hostile_names_come_back_as_they_went_in()
    {
        const string Hostile = "a\", \"state\": \"suspended\"}\n\u0000é€😀\\";
        var entry = new TenantEntry { Id = Hostile, Name = Hostile, Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Hostile] = Hostile } };
        using var document = JsonDocument.Parse(new TenantFileText("[\"a\"]"u8.ToArray()).Append(entry));
        var read = document.RootElement[1];
        Assert.Equal(Hostile, read.GetProperty("id").GetString());
        Assert.Equal(Hostile, read.GetProperty("name").GetString());
        Assert.Equal(Hostile, read.GetProperty("labels").GetProperty(Hostile).GetString());
        Assert.False(read.TryGetProperty("state", out _));
    }

    private static string Edit(string before, Func<TenantFileText, byte[]?> edit)
    {
        var after = Encoding.UTF8.GetString(edit(new TenantFileText(Encoding.UTF8.GetBytes(before)))!);
        using var valid = JsonDocument.Parse(after, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return after;
    }
}
