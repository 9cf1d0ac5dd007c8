using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ConnectionFailureTests
{
    private const string NotConnected = "GetSession could not connect to the server; check the base address and the network.";
    private const string BrokenOff = "The connection broke during GetSession; the server may have acted on it.";

    [TestCase(HttpRequestError.ConnectionError, false, NotConnected)]
    [TestCase(HttpRequestError.NameResolutionError, false, NotConnected)]
    [TestCase(HttpRequestError.SecureConnectionError, false, NotConnected)]
    [TestCase(HttpRequestError.ProxyTunnelError, false, NotConnected)]
    [TestCase(HttpRequestError.ResponseEnded, true, BrokenOff)]
    [TestCase(HttpRequestError.HttpProtocolError, true, BrokenOff)]
    [TestCase(HttpRequestError.InvalidResponse, true, BrokenOff)]
    [TestCase(HttpRequestError.Unknown, true, BrokenOff)]
    public async Task A_failure_of_the_connection_tells_whether_the_request_may_have_arrived(HttpRequestError error, bool mayHaveArrived, string message)
    {
        var exception = await FailureOf(new HttpRequestException(error));

        Assert.That((exception.RequestMayHaveArrived, exception.Message), Is.EqualTo((mayHaveArrived, message)));
    }

    [TestCase(SocketError.ConnectionRefused, false)]
    [TestCase(SocketError.HostNotFound, false)]
    [TestCase(SocketError.HostUnreachable, false)]
    [TestCase(SocketError.NetworkUnreachable, false)]
    [TestCase(SocketError.TryAgain, false)]
    [TestCase(SocketError.ConnectionReset, true)]
    [TestCase(SocketError.TimedOut, true)]
    public async Task A_failure_of_a_socket_tells_whether_the_request_may_have_arrived(SocketError error, bool mayHaveArrived)
    {
        var exception = await FailureOf(new HttpRequestException("It failed.", new SocketException((int)error)));

        Assert.That(exception.RequestMayHaveArrived, Is.EqualTo(mayHaveArrived));
    }

    [Test]
    public async Task A_request_is_not_sent_before_the_server_has_proven_who_it_is()
    {
        var exception = await FailureOf(new HttpRequestException("It failed.", new AuthenticationException()));

        Assert.That((exception.RequestMayHaveArrived, exception.Message), Is.EqualTo((false, NotConnected)));
    }

    [Test]
    public async Task The_cause_is_kept()
    {
        var cause = new HttpRequestException(HttpRequestError.ResponseEnded);

        Assert.That((await FailureOf(cause)).InnerException, Is.SameAs(cause));
    }

    [Test]
    public async Task A_cause_that_quotes_the_response_is_not_kept()
    {
        Assert.That((await FailureOf(new HttpRequestException(HttpRequestError.InvalidResponse, "Received: secret"))).InnerException, Is.Null);
    }

    [Test]
    public async Task A_broken_stream_is_a_connection_that_broke()
    {
        Assert.That((await FailureOf(new IOException("It failed."))).Message, Is.EqualTo(BrokenOff));
    }

    [Test]
    public async Task A_cancellation_by_a_handler_is_a_timeout()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Throws(new OperationCanceledException()));

        var exception = await Assert.ThrowsAsync<SessionsTimeoutException>(
            () => Clients.Orq(handler, options => (options.Retry.MaxRetries, options.Timeout) = (0, TimeSpan.FromSeconds(7))).GetSessionAsync("s"));

        Assert.That(exception!.Timeout, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task A_cancellation_by_a_handler_is_not_told_as_the_timeout_of_the_call()
    {
        var cause = new OperationCanceledException("The HttpClient.Timeout of 2 seconds elapsed.", new TimeoutException());
        var client = Clients.Orq(
            new ScriptedHandler(ScriptedHandler.Throws(cause)), options => (options.Retry.MaxRetries, options.Timeout) = (0, TimeSpan.FromSeconds(7)));

        var exception = await Assert.ThrowsAsync<SessionsTimeoutException>(() => client.GetSessionAsync("s"));

        Assert.That(exception!.InnerException, Is.SameAs(cause));
        Assert.That(exception.Message, Is.EqualTo(
            "GetSession was ended by a handler or by the HTTP client, before its Timeout of 7 seconds; the server may have acted on it. "
            + "Raise the timeout that is set there if that is to be expected."));
    }

    private static IEnumerable<Exception> FailuresOfHandlers =>
    [
        new InvalidOperationException("A handler failed."),
        new TimeoutException(),
        new TimeoutRejectedException(),
        new BrokenCircuitException(),
        new AuthenticationException(),
        new ArgumentException("A handler was used wrongly."),
        new ObjectDisposedException("handler"),
        new NotSupportedException(),
        new FormatException(),
        new KeyNotFoundException(),
        new AggregateException(new InvalidOperationException()),
    ];

    [TestCaseSource(nameof(FailuresOfHandlers))]
    public async Task A_failure_of_a_handler_leaves_as_a_documented_exception_with_its_cause(Exception failure)
    {
        var exception = await FailureOf(failure);

        Assert.That(exception.InnerException, Is.SameAs(failure));
        Assert.That((exception.RequestMayHaveArrived, exception.Operation, exception.Attempts), Is.EqualTo((true, "GetSession", 1)));
        Assert.That(exception.Message, Is.EqualTo(
            $"A handler or a library failed during GetSession ({failure.GetType().Name}); the server may have acted on it. See the inner exception."));
    }

    [TestCaseSource(nameof(FailuresOfHandlers))]
    public async Task A_failure_while_a_body_is_read_leaves_as_a_documented_exception(Exception failure)
    {
        var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new FailingStream(failure)) }));

        var exception = await Assert.CatchAsync<SessionsException>(() => Clients.Orq(handler, options => options.Retry.MaxRetries = 0).GetSessionAsync("s"));

        Assert.That(exception!.InnerException, Is.SameAs(failure));
    }

    [TestCaseSource(nameof(FailuresOfHandlers))]
    public async Task A_failure_while_the_body_of_an_error_is_read_leaves_the_status(Exception failure)
    {
        var handler = new ScriptedHandler((_, _) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.Conflict) { Content = new StreamContent(new FailingStream(failure)) }));

        await Assert.ThrowsAsync<SessionsConflictException>(() => Clients.Orq(handler).GetSessionAsync("s"));
    }

    [TestCase(SocketError.ConnectionRefused, false)]
    [TestCase(SocketError.ConnectionReset, true)]
    public async Task A_failure_of_a_socket_that_nobody_wrapped_tells_whether_the_request_may_have_arrived(SocketError error, bool mayHaveArrived)
    {
        var cause = new SocketException((int)error);

        var exception = await FailureOf(cause);

        Assert.That((exception.RequestMayHaveArrived, exception.InnerException), Is.EqualTo((mayHaveArrived, cause)));
    }

    [Test]
    public async Task A_call_that_is_cancelled_says_which()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Clients.Orq(new ScriptedHandler(ScriptedHandler.Hangs())).GetSessionAsync("s", cancellation.Token);

        await cancellation.CancelAsync();

        Assert.That((await Assert.ThrowsAsync<OperationCanceledException>(() => call))!.Message, Is.EqualTo("GetSession was cancelled."));
    }

    [Test]
    public async Task The_body_of_an_error_that_breaks_off_leaves_the_status()
    {
        var handler = new ScriptedHandler((_, _) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StreamContent(new BreakingStream()) }));

        var exception = await Assert.ThrowsAsync<SessionsBadRequestException>(() => Clients.Orq(handler).GetSessionAsync("s"));

        Assert.That((exception!.ResponseBody, exception.InnerException), Is.EqualTo(((string?)null, BreakingStream.Failure)));
    }

    private static async Task<SessionsConnectionException> FailureOf(Exception cause)
    {
        var client = Clients.Orq(new ScriptedHandler(ScriptedHandler.Throws(cause)), options => options.Retry.MaxRetries = 0);
        return (await Assert.ThrowsAsync<SessionsConnectionException>(() => client.GetSessionAsync("s")))!;
    }

    private sealed class BreakingStream : AsynchronousStream
    {
        public static readonly IOException Failure = new("It broke.");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            return ValueTask.FromException<int>(Failure);
        }
    }

    private sealed class FailingStream(Exception exception) : AsynchronousStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            return ValueTask.FromException<int>(exception);
        }
    }

    // As Polly names them; it is not referred to.
    private sealed class TimeoutRejectedException : Exception;

    private sealed class BrokenCircuitException : Exception;
}
