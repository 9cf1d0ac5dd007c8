using System.Globalization;

namespace Sessions.Sandbox;

/// <summary>
/// An error status in place of the operation.
/// </summary>
internal sealed class StatusFault : ReplyFault
{
    private readonly int _status;
    private readonly string? _retryAfter;

    public StatusFault(int status, TimeSpan? retryAfter)
        : base(TextOf(status, retryAfter))
    {
        _status = status is >= 400 and <= 599 ? status : throw new ArgumentException($"The status must be an error, from 400 to 599, but is {status}.");
        _retryAfter = retryAfter is { } time ? Seconds(time) : null;
    }

    public override SandboxResponse Reply(Exchange exchange)
    {
        var response = SandboxResponse.From(exchange.Provider.Error(_status), exchange);
        if (_retryAfter is not null)
        {
            response.Headers["Retry-After"] = _retryAfter;
        }

        return response;
    }

    private static string TextOf(int status, TimeSpan? retryAfter)
    {
        return string.Create(CultureInfo.InvariantCulture, $"status={status}") + (retryAfter is { } time ? ";retry-after=" + Seconds(time) : string.Empty);
    }

    private static string Seconds(TimeSpan time)
    {
        return time >= TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerSecond == 0
            ? ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture)
            : throw new ArgumentException($"The time of Retry-After must be whole seconds and not negative, but is {time}.");
    }
}
