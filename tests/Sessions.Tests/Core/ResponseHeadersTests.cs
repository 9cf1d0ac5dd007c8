using System.Collections;
using System.Net;
using Sessions.Core;

namespace Sessions.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class ResponseHeadersTests
{
    private static readonly ResponseHeaders Some = new([new("Vary", ["Accept", "Origin"]), new("ETag", ["1"]), new("vary", ["Cookie"])]);

    [TestCase("X-Request-Id")]
    [TestCase("Request-Id")]
    [TestCase("X-Amzn-RequestId")]
    [TestCase("CF-Ray")]
    [TestCase("cf-ray")]
    public void The_request_id_is_found_under_each_of_its_usual_names(string name)
    {
        Assert.That(new ResponseHeaders([new(name, ["r-1"])]).RequestId, Is.EqualTo("r-1"));
    }

    [Test]
    public void The_request_id_of_the_provider_wins_over_the_one_of_the_network_in_between()
    {
        Assert.That(new ResponseHeaders([new("CF-Ray", ["ray"]), new("X-Request-Id", [""]), new("Request-Id", ["r-1"])]).RequestId, Is.EqualTo("r-1"));
    }

    [Test]
    public void Without_a_header_of_that_kind_there_is_no_request_id()
    {
        Assert.That((Some.RequestId, ResponseHeaders.Empty.RequestId), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public void Values_of_one_name_are_kept_together_whatever_its_case()
    {
        Assert.That(Some["VARY"], Is.EqualTo(new[] { "Accept", "Origin", "Cookie" }));
    }

    [TestCase("vary", "Accept")]
    [TestCase("ETAG", "1")]
    [TestCase("Age", null)]
    public void The_first_value_of_a_name_is_found(string name, string? value)
    {
        Assert.That(Some.Find(name), Is.EqualTo(value));
    }

    [Test]
    public void A_name_without_values_is_not_found()
    {
        Assert.That(new ResponseHeaders([new("Vary", [])]).Find("Vary"), Is.Null);
    }

    [TestCase("etag", true)]
    [TestCase("Age", false)]
    public void Headers_are_a_dictionary(string name, bool isThere)
    {
        Assert.That((Some.ContainsKey(name), Some.TryGetValue(name, out _), Some.Keys.Contains(name, StringComparer.OrdinalIgnoreCase)), Is.EqualTo((isThere, isThere, isThere)));
    }

    [Test]
    public void Headers_can_be_listed()
    {
        Assert.That((Some.Count, Some.Values.Count(), Some.Select(header => header.Key).Count(), ((IEnumerable)Some).Cast<object>().Count()), Is.EqualTo((2, 2, 2, 2)));
    }

    [Test]
    public void A_response_without_headers_has_none()
    {
        Assert.That(new ApiResponse(HttpStatusCode.OK).Headers, Is.Empty);
    }

    [Test]
    public void A_response_made_for_a_test_is_a_success_with_its_value_and_request_id()
    {
        var response = new ApiResponse<string>("value", headers: new ResponseHeaders([new("X-Request-Id", ["r-1"])]));

        Assert.That((response.Value, response.StatusCode, response.RequestId), Is.EqualTo(("value", HttpStatusCode.OK, "r-1")));
    }

    [Test]
    public void Headers_that_are_null_are_refused()
    {
        Assert.That(() => new ResponseHeaders(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("headers"));
    }
}
