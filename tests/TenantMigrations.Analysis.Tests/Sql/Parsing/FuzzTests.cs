using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>
/// Texts that nobody wrote: no exception, an end, and an answer of the right form. <c>tests/corpus/fuzz</c> is the long form, which asks PostgreSQL as well.
/// </summary>
public sealed class FuzzTests
{
    private const int Seed = 20261122;

    public static TheoryData<string> Ordinary => [.. OrdinaryStatements.All];

    [Fact]
    public void Any_characters_are_read() => SqlTexts.ForAll(text =>
    {
        Parsed.All(text);
        Parsed.All(text, SqlDialect.Of(SqlDialect.NewestVersion));
    });

    [Theory, MemberData(nameof(Ordinary))]
    public void A_statement_cut_anywhere_is_read(string statement)
    {
        for (var end = 0; end <= statement.Length; end++)
        {
            Parsed.All(statement[..end]);
            Parsed.All(statement[end..]);
        }
    }

    // PostgreSQL's parser never stops before the token that no good statement could go on with. So nothing in front of a cut can be wrong, but for what the
    // grammar's own code finds (it has a reason), and for a last word that means something else where its second one (NULLS FIRST, FOR UPDATE) does not follow.
    [Theory, MemberData(nameof(Ordinary))]
    public void A_statement_cut_behind_a_token_ends_too_early_and_is_not_wrong_before(string statement)
    {
        foreach (var token in Tokens.List(statement).Where(token => !token.IsBlank))
        {
            var parsed = Parsed.One(statement[..token.End], new SqlSpan(0, token.End));
            Assert.False(parsed.Error is { Reason: null } error && error.Span.Start < token.Start, $"{parsed.Error} in: {statement[..token.End]}");
        }
    }

    [Fact]
    public void Tokens_left_out_doubled_swapped_and_replaced_are_read()
    {
        var random = new Random(Seed);
        var statements = OrdinaryStatements.All.Select(text => Tokens.List(text).Select(t => text.Substring(t.Start, t.Length)).ToList()).ToList();
        var words = statements.SelectMany(tokens => tokens).Where(word => !string.IsNullOrWhiteSpace(word)).Distinct().ToArray();
        for (var i = 0; i < 8_000; i++)
        {
            var mutant = statements[random.Next(statements.Count)].ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--) Change(mutant, words, random);
            Parsed.All(string.Concat(mutant), SqlDialect.Of(random.Next(SqlDialect.OldestVersion, SqlDialect.NewestVersion + 1)));
        }
    }

    private static void Change(List<string> tokens, string[] words, Random random)
    {
        var (at, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
        switch (random.Next(5))
        {
            case 0:
                tokens[at] = " ";
                break;
            case 1:
                tokens[at] = $"{tokens[at]} {tokens[at]}";
                break;
            case 2:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens[at] = words[random.Next(words.Length)];
                break;
            default:
                tokens[at] = $"{tokens[at]} {words[random.Next(words.Length)]} ";
                break;
        }
    }
}
