using System.Text;
using System.Text.Json.Nodes;

namespace Sessions.Tests;

/// <summary>
/// The comparison finds what it is there to find.
/// </summary>
internal sealed class WireComparisonTests
{
    private const string JsonRequest = """
        {"method": "POST", "path": "/v2/a%2Fb", "queryPairs": [["q", "x y"]],
         "headers": {"authorization": "Bearer k", "content-type": "application/json"},
         "body": {"number": 5.0, "nothing": null, "list": [1, 2]}}
        """;

    private const string FormRequest = """
        {"method": "PUT", "path": "/f", "headers": {"content-type": "multipart/form-data"}, "body": {"multipart": [
          {"name": "files", "contentDisposition": "form-data; name=\"files\"; filename=\"a.txt\"", "contentType": "text/plain",
           "size": 2, "filename": "a.txt", "text": "\r\n"}]}}
        """;

    private static readonly CapturedRequest OurJsonRequest = new(
        "POST",
        "/v2/a%2Fb",
        [("q", "x y")],
        new Dictionary<string, string> { ["Authorization"] = "Bearer k", ["User-Agent"] = "Sessions.Orq/0.1.0" },
        null,
        "application/json",
        "{\"list\":[1,2],\"nothing\":null,\"number\":5}"u8.ToArray());

    private static readonly CapturedRequest OurFormRequest = new(
        "PUT",
        "/f",
        [],
        new Dictionary<string, string>(),
        null,
        "multipart/form-data; boundary=\"b\"",
        Encoding.UTF8.GetBytes(
            "--b\r\nContent-Type: text/plain\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n\r\n\r\n--b--\r\n"));

    [Test]
    public void A_json_request_that_is_as_recorded_has_no_difference()
    {
        Assert.That(RequestComparison.Compare(JsonNode.Parse(JsonRequest)!.AsObject(), OurJsonRequest), Is.Empty);
    }

    [Test]
    public void A_form_that_is_as_recorded_has_no_difference()
    {
        Assert.That(RequestComparison.Compare(JsonNode.Parse(FormRequest)!.AsObject(), OurFormRequest), Is.Empty);
    }

    [TestCase("\"POST\"", "\"PUT\"", "method")]
    [TestCase("a%2Fb", "a/b", "path")]
    [TestCase("\"x y\"", "\"x+y\"", "query")]
    [TestCase("Bearer k", "Bearer other", "header authorization")]
    [TestCase("\"authorization\": \"Bearer k\", ", "", "header authorization")]
    [TestCase("\"authorization\"", "\"x-api-key\": \"k\", \"authorization\"", "header x-api-key")]
    [TestCase("application/json", "text/json", "header content-type")]
    [TestCase("5.0", "5.1", "body.number")]
    [TestCase("\"nothing\": null, ", "", "body.nothing")]
    [TestCase("\"nothing\"", "\"more\": null, \"nothing\"", "body.more")]
    [TestCase("[1, 2]", "[2, 1]", "body.list[]", "body.list[]")]
    [TestCase("[1, 2]", "[1]", "body.list")]
    [TestCase("{\"number\": 5.0, \"nothing\": null, \"list\": [1, 2]}", "null, \"contentLength\": \"0\"", "body", "header content-length")]
    public void A_changed_json_request_differs_there(string recorded, string changed, params string[] places)
    {
        var request = JsonNode.Parse(JsonRequest.Replace(recorded, changed, StringComparison.Ordinal))!.AsObject();

        var differences = RequestComparison.Compare(request, OurJsonRequest);

        Assert.That(differences.Select(difference => difference.Place), Is.EqualTo(places));
    }

    [TestCase("\"name\": \"files\"", "\"name\": \"file\"", "part file name")]
    [TestCase("\"filename\": \"a.txt\"", "\"filename\": \"b.txt\"", "part files file name")]
    [TestCase("name=\\\"files\\\"; ", "", "part files disposition")]
    [TestCase("text/plain", "application/pdf", "part files content type")]
    [TestCase("\"size\": 2", "\"size\": 3", "part files size")]
    [TestCase("\"text\": \"\\r\\n\"", "\"text\": \"\\n\"", "part files content")]
    [TestCase("\"multipart\": [", "\"multipart\": [{\"name\": \"x\"}, ", "parts")]
    public void A_changed_form_differs_there(string recorded, string changed, string place)
    {
        var request = JsonNode.Parse(FormRequest.Replace(recorded, changed, StringComparison.Ordinal))!.AsObject();

        var differences = RequestComparison.Compare(request, OurFormRequest);

        Assert.That(differences.First().Place, Is.EqualTo(place));
    }

    [TestCase("5.0", "5", ExpectedResult = true)]
    [TestCase("1e-07", "1E-7", ExpectedResult = true)]
    [TestCase("1e+21", "1000000000000000000000", ExpectedResult = true)]
    [TestCase("0.0", "-0", ExpectedResult = true)]
    [TestCase("9223372036854775807", "9223372036854775808", ExpectedResult = false)]
    [TestCase("0.1", "0.10000000000000001", ExpectedResult = false)]
    public bool Numbers_are_compared_by_their_exact_value(string left, string right)
    {
        return NumberText.AreEqual(left, right);
    }

    [Test]
    public void A_member_that_is_null_is_not_one_that_is_absent()
    {
        var differences = JsonComparison.Compare("response", "{\"agent\": null}", "{}");

        Assert.That(differences, Is.EqualTo(new[] { new WireDifference("response.agent", "null", WireDifference.Absent) }));
    }
}
