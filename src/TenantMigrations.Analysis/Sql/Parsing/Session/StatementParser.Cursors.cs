namespace TenantMigrations.Analysis.Sql;

/// <summary>Cursors.</summary>
internal sealed partial class StatementParser
{
    private DeclareCursor DeclareCursor(int start)
    {
        Expect("declare");
        var name = Identifier();
        while (CursorOption())
        {
        }

        Expect("cursor");
        var isHold = Accept("with");
        if (isHold || Accept("without")) Expect("hold");
        Expect("for");
        var query = Query();
        return new DeclareCursor(From(start), name, isHold, query);
    }

    /// <remarks>One of cursor_options.</remarks>
    private bool CursorOption()
    {
        if (!Accept("no")) return Accept("scroll") || Accept("binary") || Accept("asensitive") || Accept("insensitive");
        Expect("scroll");
        return true;
    }

    private OtherStatement Fetch(int start)
    {
        var isMove = Accept("move");
        if (!isMove) Expect("fetch");
        FetchDirection();
        if (!Accept("from")) Accept("in");
        Identifier();
        return new OtherStatement(From(start), isMove ? "MOVE" : "FETCH");
    }

    /// <remarks>What fetch_args has before the cursor. Most of its words may name a cursor as well; then nothing follows.</remarks>
    private void FetchDirection()
    {
        if (IsAtSignedNumber()) SignedInteger();
        else if (!Accept("all") && !IsLastOfStatement()) FetchDirectionWord();
    }

    private bool IsLastOfStatement() => Peek().Kind is SqlTokenKind.None or SqlTokenKind.Semicolon;

    private void FetchDirectionWord()
    {
        if (Accept("next") || Accept("prior") || Accept("first") || Accept("last")) return;
        if (Accept("absolute") || Accept("relative"))
        {
            SignedInteger();
        }
        else if (Accept("forward") || Accept("backward"))
        {
            if (IsAtSignedNumber()) SignedInteger();
            else Accept("all");
        }
    }

    private OtherStatement CloseCursor(int start)
    {
        Expect("close");
        if (!Accept("all")) Identifier();
        return new OtherStatement(From(start), "CLOSE");
    }
}
