namespace Sessions.Tests.Build.Templates;

/// <summary>
/// What the driver of <see cref="GeneratedClient" /> must have sent and read.
/// </summary>
internal static class ExpectedTexts
{
    public static IEnumerable<string?> Of(DocumentTexts texts)
    {
        string text(string name) => name + texts.Text;
        var (header, key) = ($"X-Header{texts.Token}: 5", $"X-Key{texts.Token}: key");
        string path(string segment) => $"POST /v1/things{texts.Path}/{segment}/end{texts.Path}";
        return
        [
            path("segment"), $"{text("query")}=2", $"{text("list")}=3", $"{text("list")}=4", header, key,
            $"{text("plain")}=1", $"{text("nullable")}=", $"{text("constant")}={text("only")}", $"{text("choice")}={text("first")}",
            "POST /v1/fields", key, $"{text("field")}=6", $"{text("commas")}=7,8", $"{text("deep")}[{text("plain")}]=9", $"{text("deep")}[{text("constant")}]={text("only")}",
            "POST /v1/parts", key, $"Content-Disposition: form-data; name=\"name{texts.Path}\"",
            "GET /v1/pages", $"{text("filter")}=11", $"{text("limit")}=12", key,
            path(text("none")), $"{text("query")}={text("value")}", key, $"{text("plain")}={text("health")}", $"{text("constant")}={text("only")}",
            "read", text("second"), "True",
        ];
    }
}
