using System.Globalization;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Reads one C# class.</summary>
internal sealed class ClassScriptReader(ClassFacts facts, ScriptOptions options)
{
    private readonly List<Finding> _findings = [];
    private readonly List<PlaceholderDeclaration> _placeholders = [];
    private readonly SyntaxErrors _errors = new();
    private readonly List<AcceptedFinding> _accepted = [];
    private readonly List<RulePart> _ruleParts = [];
    private string _lineMarks = "";
    private ScriptPart? _verify;

    public MigrationScript Read()
    {
        var name = ReadId();
        var dependencies = ReadDependencies();
        ReadPlaceholders();
        ReadDefects();
        var usage = new PlaceholderUsage(_placeholders, inClass: true, _findings);

        var (up, down, checksum) = facts.Kind switch
        {
            MigrationKind.SqlClass => ReadSql(usage),
            MigrationKind.Code => ReadCode(),
            _ => default,
        };
        if (facts.Kind is not null && up is not null && !_errors.HasUnterminated) usage.ReportUnused();
        _errors.Report(_findings);
        var scope = ReadScope();
        var statementFindings = _errors.HasUnterminated ? default : StatementRules.Check(_ruleParts, _accepted, _findings);

        _findings.Sort(FindingOrder.Compare);
        return new MigrationScript
        {
            Path = facts.Path,
            ProjectPath = facts.ProjectPath,
            TypeName = facts.TypeName,
            Id = facts.Id ?? "",
            IdPlace = At(SourceAnchor.Id),
            Name = string.IsNullOrWhiteSpace(facts.Name) ? name : facts.Name!,
            Description = facts.Description,
            Scope = scope,
            Kind = facts.Kind ?? MigrationKind.Code,
            Dependencies = dependencies,
            IsRepeatable = facts.Repeatable,
            AppliesToExistingOnly = facts.AppliesToExistingOnly,
            IrreversibleReason = facts.Irreversible,
            Up = up,
            Down = down,
            Verify = _verify,
            Placeholders = _placeholders.ToArray(),
            Accepted = _accepted.ToArray(),
            Checksum = checksum ?? "",
            LineMarks = _lineMarks,
            Findings = _findings.ToArray(),
            StatementFindings = statementFindings,
        };
    }

    private SourcePlace At(SourceAnchor anchor, int index = 0) => new(facts.Path, facts.TypeName, anchor, index, default);

    private string ReadId()
    {
        if (MigrationId.TryParse(facts.Id, out var id)) return id.Title;
        _findings.Add(string.IsNullOrEmpty(facts.Id) ? Tm1001MalformedId.NotConstant(At(SourceAnchor.Id)) : Tm1001MalformedId.At(At(SourceAnchor.Id), facts.Id!));
        return facts.Id ?? "";
    }

    private EquatableArray<DependencyReference> ReadDependencies()
    {
        var references = new List<DependencyReference>();
        for (var i = 0; i < facts.Dependencies.Count; i++)
        {
            var place = At(SourceAnchor.Dependency, i);
            if (facts.Dependencies[i].Id is { Length: > 0 } id) references.Add(new DependencyReference(id, place));
            else _findings.Add(Tm1003MissingDependency.NoMigration(place, facts.Id ?? facts.TypeName, facts.Dependencies[i].TypeName ?? ""));
        }

        return references.ToArray();
    }

    private void ReadPlaceholders()
    {
        for (var i = 0; i < facts.Placeholders.Count; i++)
        {
            var definition = facts.Placeholders[i];
            var place = At(SourceAnchor.Placeholder, i);
            if (PlaceholderParser.Check(definition, place) is { } finding) _findings.Add(finding);
            else if (_placeholders.Any(p => p.Definition.Name == definition.Name)) _findings.Add(Tm1011PlaceholderMismatch.DeclaredTwice(place, definition.Name));
            else _placeholders.Add(new PlaceholderDeclaration(definition, place));
        }
    }

    private void ReadDefects()
    {
        if (facts.Kind is null) _findings.Add(Tm1012UnusableClass.NoMigration(At(SourceAnchor.Class), facts.TypeName));
        else if (facts.Defects != ClassDefects.None) _findings.Add(Tm1012UnusableClass.Defective(At(SourceAnchor.Class), facts.TypeName, facts.Defects));
        if (facts.Irreversible is not null && string.IsNullOrWhiteSpace(facts.Irreversible)) _findings.Add(Tm1010MalformedDirective.NoReasonInClass(At(SourceAnchor.Irreversible)));
    }

    private MigrationScope? ReadScope()
    {
        if (facts.Scope is MigrationScope.Global or MigrationScope.Tenant) return facts.Scope;
        _findings.Add(Tm1007UnclearScope.MissingInClass(At(SourceAnchor.Scope)));
        return null;
    }

    private (ScriptPart? Up, ScriptPart? Down, string? Checksum) ReadCode()
    {
        if (facts.OverridesDown && facts.Irreversible is not null) _findings.Add(Tm1010MalformedDirective.IrreversibleWithDown(At(SourceAnchor.Irreversible)));
        if (!facts.OverridesDown && facts is { Irreversible: null, Repeatable: false }) _findings.Add(Tm1009MissingDownPart.InCode(At(SourceAnchor.Class)));

        var up = new ScriptPart(default, default, facts.Transaction, At(SourceAnchor.Class));
        return (up, facts.OverridesDown ? up : null, MigrationChecksum.OfCode(facts.Id ?? "", facts.Revision));
    }

    private (ScriptPart? Up, ScriptPart? Down, string? Checksum) ReadSql(PlaceholderUsage usage)
    {
        var (up, upText) = ReadConstant(facts.Up, ScriptSection.Up, usage);
        var (down, downText) = ReadConstant(facts.Down, ScriptSection.Down, usage);
        var (verify, verifyText) = ReadConstant(facts.Verify, ScriptSection.Verify, usage);
        if (verify is { Statements.Count: 0 }) _findings.Add(Tm1020UnusableVerification.Empty(At(SourceAnchor.VerifyMember)));
        else _verify = verify;
        if (facts.Up is null) _findings.Add(Tm1008MissingUpPart.NoConstant(At(SourceAnchor.UpMember)));
        else if (up is { Statements.Count: 0 }) _findings.Add(Tm1008MissingUpPart.EmptyConstant(At(SourceAnchor.UpMember)));

        var hasDown = facts.Down is not null && down is not { Statements.Count: 0 };
        if (facts.Irreversible is not null)
        {
            if (hasDown) _findings.Add(Tm1010MalformedDirective.IrreversibleWithDown(At(SourceAnchor.Irreversible)));
        }
        else if (!hasDown && !facts.Repeatable && facts.Up is not null)
        {
            _findings.Add(facts.Down is null ? Tm1009MissingDownPart.InClass(At(SourceAnchor.Class)) : Tm1009MissingDownPart.EmptyConstant(At(SourceAnchor.DownMember)));
        }

        _lineMarks = LineMarks.Of(upText) + "." + LineMarks.Of(downText) + (facts.Verify is null ? "" : "." + LineMarks.Of(verifyText));
        return (up, down is { Statements.Count: > 0 } ? down : null, Checksum(upText, downText, verifyText));
    }

    private (ScriptPart? Part, string Text) ReadConstant(ClassConstant? constant, ScriptSection section, PlaceholderUsage usage)
    {
        if (constant is null) return (null, "");
        if (constant.Value is null)
        {
            _findings.Add(section switch
            {
                ScriptSection.Up => Tm1012UnusableClass.NotConstant(At(SourceAnchor.UpMember), "Up"),
                ScriptSection.Down => Tm1012UnusableClass.NotConstant(At(SourceAnchor.DownMember), "Down"),
                _ => Tm1012UnusableClass.NotConstant(At(SourceAnchor.VerifyMember), "Verify"),
            });
            return (null, "");
        }

        var reader = new ConstantReader(facts, section, usage, SqlDialect.Of(options.PostgresVersion, _placeholders), options, _errors, _findings);
        var part = reader.Read(constant.Value);
        _accepted.AddRange(reader.Accepted);
        if (reader.RulePart is { } rulePart) _ruleParts.Add(rulePart);
        return (part, reader.TrimmedText);
    }

    /// <summary>
    /// Over everything that decides what happens: all texts, and what in a file the text itself would say. Not over names, descriptions and
    /// dependencies. NUL divides, since it is in no text.
    /// </summary>
    private string Checksum(string up, string down, string verify)
    {
        var parts = new List<string>
        {
            facts.Scope?.ToString() ?? "",
            facts.Transaction ? "" : "transaction:false",
            facts.Repeatable ? "repeatable" : "",
            facts.AppliesToExistingOnly ? "applies-to: existing" : "",
            facts.Placeholders.Count.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var placeholder in facts.Placeholders)
            parts.Add($"{placeholder.Name} {placeholder.Kind}{(placeholder.Default is null ? "" : " = " + placeholder.Default)}");
        parts.Add(up);
        parts.Add(down);
        if (facts.Verify is not null) parts.Add(verify);
        return MigrationChecksum.OfTrimmedText(string.Join("\0", parts));
    }
}
