namespace Sessions.Tests.Build;

/// <summary>
/// A writer whose lines can be read while others are written.
/// </summary>
internal sealed class SharedWriter : StringWriter
{
    private readonly Lock _access = new();

    public override void WriteLine(string? value)
    {
        lock (_access)
        {
            base.WriteLine(value);
        }
    }

    public override string ToString()
    {
        lock (_access)
        {
            return base.ToString();
        }
    }
}
