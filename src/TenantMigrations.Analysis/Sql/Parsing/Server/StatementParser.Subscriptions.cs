namespace TenantMigrations.Analysis.Sql;

/// <summary>Subscriptions.</summary>
internal sealed partial class StatementParser
{
    private CreateSubscription CreateSubscription(int start)
    {
        Expect("subscription");
        var name = Identifier();
        Expect("connection");
        StringLiteral();
        Expect("publication");
        var publications = CommaList(static p => p.Identifier());
        var options = WithDefinition();
        return new CreateSubscription(From(start), name, publications, options);
    }

    private AlterSubscription AlterSubscription(int start)
    {
        Expect("subscription");
        var name = Identifier();
        var (change, options) = ChangeOfSubscription();
        return new AlterSubscription(From(start), name, change, options);
    }

    private (SubscriptionChange Change, List<Option> Options) ChangeOfSubscription()
    {
        if (Accept("set"))
        {
            return Is(SqlTokenKind.LeftParenthesis)
                ? (SubscriptionChange.Options, Definition())
                : (SubscriptionChange.SetPublication, PublicationsOfSubscription());
        }

        if (Accept("add")) return (SubscriptionChange.AddPublication, PublicationsOfSubscription());
        if (Accept("drop")) return (SubscriptionChange.DropPublication, PublicationsOfSubscription());
        if (Accept("refresh"))
        {
            Expect("publication");
            return (SubscriptionChange.Refresh, WithDefinition());
        }

        if (Accept("skip")) return (SubscriptionChange.Other, Definition());
        if (Accept("connection")) StringLiteral();
        else if (!Accept("enable") && !Accept("disable")) NameOrOwnerChange();
        return (SubscriptionChange.Other, []);
    }

    private List<Option> PublicationsOfSubscription()
    {
        Expect("publication");
        CommaList(static p => p.Identifier());
        return WithDefinition();
    }
}
