namespace Sessions.Sandbox;

/// <summary>
/// Reads faults from their texts.
/// </summary>
internal static class FaultText
{
    /// <summary>
    /// What a fault looks like.
    /// </summary>
    public const string Grammar =
        "A fault is one of status=CODE[;retry-after=SECONDS], latency=TIME[;jitter=TIME], drop=before|headers|body|after, truncated-json, "
        + "malformed-json, content-type=TYPE/SUBTYPE, duplicate, trickle=BYTES;interval=TIME, page-drift[;inserted=COUNT][;removed=COUNT] and "
        + "expired-upload, where TIME is like 250ms or 1.5s; several are separated by commas.";

    /// <summary>
    /// Reads one fault.
    /// </summary>
    /// <exception cref="FormatException">The text is no fault.</exception>
    public static SandboxFault Parse(string text)
    {
        try
        {
            var parameters = new FaultParameters(text);
            var fault = Read(parameters);
            parameters.ThrowIfAnyIsLeft();
            return fault;
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"{exception.Message} {Grammar}", exception);
        }
    }

    /// <summary>
    /// Reads faults that are separated by commas.
    /// </summary>
    /// <exception cref="FormatException">One of them is no fault, or two are of the same kind.</exception>
    public static IReadOnlyList<SandboxFault> ParseAll(string text)
    {
        var faults = text.Split(',').Select(Parse).ToList();
        return faults.GroupBy(fault => fault.Kind).FirstOrDefault(kind => kind.Count() > 1) is { } same
            ? throw new FormatException($"The faults {string.Join(" and ", same)} can't hit the same request. {Grammar}")
            : faults;
    }

    private static SandboxFault Read(FaultParameters parameters)
    {
        return parameters.Kind switch
        {
            "status" => SandboxFault.Status(
                parameters.Number("status") ?? throw parameters.Missing("status"),
                parameters.Number("retry-after") is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
            "latency" => SandboxFault.Latency(
                parameters.Duration("latency") ?? throw parameters.Missing("latency"), parameters.Duration("jitter") ?? TimeSpan.Zero),
            "drop" => SandboxFault.DropConnection(DropPoint(parameters.Take("drop"))),
            "truncated-json" => parameters.WithoutValue(SandboxFault.TruncatedJson),
            "malformed-json" => parameters.WithoutValue(SandboxFault.MalformedJson),
            "content-type" => SandboxFault.WrongContentType(parameters.Take("content-type") ?? throw parameters.Missing("content-type")),
            "duplicate" => parameters.WithoutValue(SandboxFault.DuplicateDelivery),
            "trickle" => SandboxFault.Trickle(
                parameters.Number("trickle") ?? throw parameters.Missing("trickle"), parameters.Duration("interval") ?? throw parameters.Missing("interval")),
            "page-drift" => parameters.WithoutValue(() => PageDrift(parameters.Number("inserted"), parameters.Number("removed"))),
            "expired-upload" => parameters.WithoutValue(SandboxFault.ExpiredUpload),
            var kind => throw new ArgumentException($"There is no fault '{kind}'."),
        };
    }

    private static SandboxFault PageDrift(int? inserted, int? removed)
    {
        return SandboxFault.PageDrift(inserted ?? (removed is null ? 1 : 0), removed ?? 0);
    }

    private static SandboxDropPoint DropPoint(string? name)
    {
        return name switch
        {
            "before" => SandboxDropPoint.Before,
            "headers" => SandboxDropPoint.Headers,
            "body" => SandboxDropPoint.Body,
            "after" => SandboxDropPoint.After,
            _ => throw new ArgumentException($"A connection is dropped before, headers, body or after, but not '{name}'."),
        };
    }
}
