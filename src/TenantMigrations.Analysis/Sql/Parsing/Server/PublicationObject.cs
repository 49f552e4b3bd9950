namespace TenantMigrations.Analysis.Sql;

/// <summary>What a publication is to hold, as it is written.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What its words say it is.</param>
/// <param name="HasColumns">Whether it is limited to some columns.</param>
/// <param name="HasWhere">Whether it is limited to some rows.</param>
internal readonly record struct PublicationObject(SqlSpan Span, PublicationObjectKind Kind, bool HasColumns, bool HasWhere);
