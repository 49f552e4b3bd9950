using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>Lines and tables on a console. Nothing here reads markup, so a tenant called <c>[red]</c> is only a tenant.</summary>
internal sealed class TextPage(IAnsiConsole console)
{
    public bool Unicode => console.Profile.Capabilities.Unicode;

    public void Blank() => console.WriteLine();

    public void Line(string text) => Line((text, TextStyles.Plain));

    public void Line(string text, Style style) => Line((text, style));

    public void Line(params (string Text, Style Style)[] parts) => console.Write(new UnwrappedLine(parts));

    public void Write(Table table) => console.Write(table);

    /// <summary>A table without lines between its columns.</summary>
    /// <param name="columns">Names; those that begin with <c>#</c> hold numbers and are aligned to the right.</param>
    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple).BorderStyle(TextStyles.Quiet);
        foreach (var name in columns)
        {
            var isNumber = name[0] == '#';
            var column = new TableColumn(new Text(name.TrimStart('#'), TextStyles.Strong)).NoWrap();
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        return table;
    }

    /// <summary>A cell; what does not fit ends in an ellipsis, so that a tenant stays one row.</summary>
    public static Text Cell(string text, Style? style = null) => new Text(Printable.Text(text), style).Overflow(Overflow.Ellipsis);
}
