using System.Globalization;
using System.Text;

namespace TenantMigrations.Analysis.CSharp;

/// <summary>The value of a string literal's body.</summary>
internal static class EscapedText
{
    public static string Read(string body, StringForm form) => form switch
    {
        StringForm.Raw => body,
        StringForm.Verbatim => body.Replace("\"\"", "\""),
        _ => body.IndexOf('\\') < 0 ? body : Unescape(body),
    };

    private static string Unescape(string body)
    {
        var text = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\\' || i + 1 == body.Length)
            {
                text.Append(body[i]);
                continue;
            }

            i++;
            switch (body[i])
            {
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case '0': text.Append('\0'); break;
                case 'a': text.Append('\a'); break;
                case 'b': text.Append('\b'); break;
                case 'e': text.Append('\u001b'); break;
                case 'f': text.Append('\f'); break;
                case 'v': text.Append('\v'); break;
                case 'u': i += AppendCode(text, body, i + 1, least: 4, most: 4); break;
                case 'U': i += AppendCode(text, body, i + 1, least: 8, most: 8); break;
                case 'x': i += AppendCode(text, body, i + 1, least: 1, most: 4); break;
                default: text.Append(body[i]); break;
            }
        }

        return text.ToString();
    }

    private static int AppendCode(StringBuilder text, string body, int start, int least, int most)
    {
        var length = 0;
        while (length < most && start + length < body.Length && Uri.IsHexDigit(body[start + length])) length++;
        if (length < least) return 0;
        var code = uint.Parse(body.Substring(start, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (code <= char.MaxValue) text.Append((char)code);
        else if (code <= 0x10FFFF) text.Append(char.ConvertFromUtf32((int)code));
        return length;
    }
}
