namespace TenantMigrations.Runner;

/// <summary>What a statement was seen to do; <c>isFromOutside</c> where it ran outside a transaction.</summary>
internal sealed record ObservedStatementDocument(
    bool IsDown, string Command, int? Line, int? Column, long Duration, bool IsFromOutside, IReadOnlyList<RelationEffectDocument> Relations);
