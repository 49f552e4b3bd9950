namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER SUBSCRIPTION</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The subscription.</param>
/// <param name="Change">What changes.</param>
/// <param name="Options">The options, such as <c>refresh</c>, <c>failover</c> or <c>two_phase</c>.</param>
internal sealed record AlterSubscription(SqlSpan Span, Name Name, SubscriptionChange Change, IReadOnlyList<Option> Options) : Statement(Span);
