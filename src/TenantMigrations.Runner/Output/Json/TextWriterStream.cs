using System.Text;

namespace TenantMigrations.Runner;

/// <summary>Takes UTF-8 and passes it on as text.</summary>
internal sealed class TextWriterStream(TextWriter writer) : Stream
{
    // Keeps the beginning of a character whose rest comes with the next piece.
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private char[] _characters = [];

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_characters.Length < buffer.Length + 1) _characters = new char[buffer.Length + 1];
        writer.Write(_characters, 0, _decoder.GetChars(buffer, _characters, flush: false));
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
