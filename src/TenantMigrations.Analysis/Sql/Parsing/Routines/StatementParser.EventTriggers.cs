namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER EVENT TRIGGER.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateEventTrigStmt.</remarks>
    private Statement CreateEventTrigger(int start)
    {
        Expect("event", "trigger");
        Identifier();
        Expect("on");
        Label();
        if (Accept("when"))
        {
            do
            {
                Identifier();
                Expect("in");
                ParenthesizedList(static p => p.StringLiteral());
            }
            while (Accept("and"));
        }

        TriggerFunction();
        Expect(SqlTokenKind.LeftParenthesis);
        Expect(SqlTokenKind.RightParenthesis);
        return new OtherStatement(From(start), "CREATE EVENT TRIGGER");
    }

    /// <remarks>AlterEventTrigStmt.</remarks>
    private Statement AlterEventTrigger(int start)
    {
        Expect("event", "trigger");
        Identifier();
        if (Accept("enable"))
        {
            if (!Accept("replica")) Accept("always");
        }
        else if (!Accept("disable"))
        {
            NameOrOwnerChange();
        }

        return new OtherStatement(From(start), "ALTER EVENT TRIGGER");
    }
}
