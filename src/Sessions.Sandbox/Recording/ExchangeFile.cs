using System.Text.Json;

namespace Sessions.Sandbox;

/// <summary>
/// A file of JSON lines in a folder: the first tells where each provider stands, then each exchange has a line, written when it ends.
/// It appears with the first exchange, so a sandbox that nobody calls leaves none. What it holds is not secret: the sandbox's keys are made
/// up and die with it.
/// </summary>
internal sealed class ExchangeFile : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly object _writing = new();
    private readonly string _path;
    private readonly SandboxApis _apis;
    private FileStream? _file;
    private bool _isClosed;

    /// <exception cref="IOException">The folder can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public ExchangeFile(string folder, SandboxApis apis)
    {
        _path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{Guid.NewGuid():N}.jsonl");
        _apis = apis;
    }

    /// <summary>
    /// Adds an exchange. One that ends after the sandbox did is left out.
    /// </summary>
    public void Add(SandboxExchange exchange)
    {
        var line = Line(new
        {
            exchange.Number,
            exchange.ReceivedAt,
            exchange.Provider,
            exchange.Operation,
            exchange.Method,
            exchange.Path,
            Request = Message(exchange.Request),
            exchange.Status,
            Response = Message(exchange.Response),
            exchange.Fault,
            exchange.Violations,
            Exception = exchange.Exception is { } exception ? $"{exception.GetType().FullName}: {exception.Message}" : null,
        });
        lock (_writing)
        {
            if (_isClosed)
            {
                return;
            }

            // Without a buffer of its own, so that a process that is killed leaves whole lines.
            _file ??= Open();
            _file.Write(line);
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _isClosed = true;
            _file?.Dispose();
        }
    }

    private static object Message(SandboxMessage message)
    {
        return new
        {
            Headers = message.Headers.Select(header => new[] { header.Key, header.Value }),
            message.Body,
            message.BodyLength,
        };
    }

    private static byte[] Line(object value)
    {
        return [.. JsonSerializer.SerializeToUtf8Bytes(value, Json), (byte)'\n'];
    }

    private FileStream Open()
    {
        var file = new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(Line(new { Providers = _apis.All.Select(api => new { api.Name, api.Prefix }) }));
        return file;
    }
}
