using Newtonsoft.Json;

namespace Sessions.Core;

/// <summary>
/// Writes JSON, and refuses the numbers that JSON has not: the writer of Newtonsoft.Json makes strings of them.
/// </summary>
internal sealed class ExactJsonWriter : JsonTextWriter
{
    internal ExactJsonWriter(TextWriter text)
        : base(text)
    {
    }

    public override void WriteValue(double value)
    {
        Require(!double.IsNaN(value) && !double.IsInfinity(value));
        base.WriteValue(value);
    }

    public override void WriteValue(double? value)
    {
        Require(value is not { } number || (!double.IsNaN(number) && !double.IsInfinity(number)));
        base.WriteValue(value);
    }

    public override void WriteValue(float value)
    {
        Require(!float.IsNaN(value) && !float.IsInfinity(value));
        base.WriteValue(value);
    }

    public override void WriteValue(float? value)
    {
        Require(value is not { } number || (!float.IsNaN(number) && !float.IsInfinity(number)));
        base.WriteValue(value);
    }

    private void Require(bool isFinite)
    {
        if (!isFinite)
        {
            throw new JsonWriterException($"JSON has no number for NaN or infinity; {(Path.Length > 0 ? $"'{Path}'" : "the value")} must be finite.", Path, null);
        }
    }
}
