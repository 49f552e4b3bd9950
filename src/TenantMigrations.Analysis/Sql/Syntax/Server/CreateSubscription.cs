namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE SUBSCRIPTION</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The subscription.</param>
/// <param name="Publications">To what it subscribes.</param>
/// <param name="Options">What stands behind <c>WITH</c>, such as <c>create_slot</c> and <c>connect</c>.</param>
internal sealed record CreateSubscription(SqlSpan Span, Name Name, IReadOnlyList<Name> Publications, IReadOnlyList<Option> Options) : Statement(Span);
