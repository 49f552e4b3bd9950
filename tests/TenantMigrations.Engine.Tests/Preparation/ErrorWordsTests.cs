namespace TenantMigrations.Engine.Tests.Preparation;

public sealed class ErrorWordsTests
{
    [Theory]
    [InlineData(null, null, "relation \"a\" does not exist")]
    [InlineData("index b depends on it.", null, "relation \"a\" does not exist. Detail: index b depends on it.")]
    [InlineData(null, "Use CASCADE.", "relation \"a\" does not exist. Hint: Use CASCADE.")]
    [InlineData("index b depends on it", "Use CASCADE.", "relation \"a\" does not exist. Detail: index b depends on it. Hint: Use CASCADE.")]
    public void Message_detail_and_hint_are_sentences_of_their_own(string? detail, string? hint, string words) =>
        Assert.Equal(words, ErrorMapper.Words(new StepFailure(0, "relation \"a\" does not exist", "42P01", 0, Position: null, detail, hint, IsRetryable: false)));
}
