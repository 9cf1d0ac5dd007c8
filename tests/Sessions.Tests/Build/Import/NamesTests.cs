using System.Text.Json.Nodes;
using Sessions.Build.Import.Names;

namespace Sessions.Tests.Build.Import;

/// <summary>
/// Names that C# does not take, or that mean something else there.
/// </summary>
internal sealed class NamesTests
{
    [TestCase("issues/list-for-repo", "get", "/x", "ListIssuesForRepo")]
    [TestCase("issues/get", "get", "/x", "GetIssue")]
    [TestCase("issues/create-comment", "post", "/x", "CreateIssueComment")]
    [TestCase("repos/list-for-org", "get", "/x", "ListReposForOrg")]
    [TestCase("Sessions_create", "post", "/x", "CreateSession")]
    [TestCase("Sessions_list", "get", "/x", "ListSessions")]
    [TestCase("create_session", "post", "/x", "CreateSession")]
    [TestCase("session.query", "post", "/x", "QuerySession")]
    [TestCase("GetCustomersCustomer", "get", "/x", "GetCustomersCustomer")]
    [TestCase("getHTTPStatus", "get", "/x", "GetHTTPStatus")]
    [TestCase("2fa", "post", "/x", "Create2fa")]
    [TestCase("größe", "get", "/x", "GroU00DFE")]
    [TestCase(null, "get", "/v1/pets/{id}", "GetPet")]
    [TestCase(null, "post", "/pets", "CreatePet")]
    [TestCase(null, "put", "/pets/{id}/owners/{owner}", "ReplacePetOwner")]
    [TestCase(null, "delete", "/pets/{id}", "DeletePet")]
    [TestCase(null, "patch", "/", "UpdateRoot")]
    public void An_operation_is_named_by_one_rule(string? id, string method, string path, string name)
    {
        Assert.That(OperationNames.Wanted(id, method, path, isListing: false), Is.EqualTo(name));
    }

    [Test]
    public void A_name_is_no_longer_than_a_compiler_takes()
    {
        var names = new UniqueNames(static _ => false, "Value");
        string[] taken = [names.Take(new string('a', 10_000)), names.Take(new string('a', 10_001))];

        Assert.That(taken, Is.Unique.And.All.Length.LessThan(200));
        Assert.That(names.TryTake(new string('B', 10_000)), Is.False);
    }

    [TestCase("GetCustomers", "ListCustomers")]
    [TestCase("ListThings", "ListThings")]
    [TestCase("SearchUsers", "ListSearchUsers")]
    [TestCase("Getaways", "ListGetaways")]
    public void A_listing_is_called_a_list(string name, string listing)
    {
        Assert.That(OperationNames.Listing(name), Is.EqualTo(listing));
    }

    [TestCase("Task", "TaskModel")]
    [TestCase("page", "PageModel")]
    [TestCase("system", "SystemModel")]
    [TestCase("2fa-config", "Model2faConfig")]
    [TestCase("class", "Class")]
    [TestCase("a.b.c", "ABC")]
    [TestCase("日本", "U65E5U672C")]
    [TestCase("--", "Model")]
    [TestCase("SessionsClient", "ModelSessionsClient")]
    [TestCase("sessions", "ModelSessions")]
    public void A_schema_gets_a_name_that_C_takes_and_nothing_else_has(string source, string name)
    {
        var names = new UniqueNames(ReservedNames.IsType, "Model");

        Assert.That(names.Take(source), Is.EqualTo(name));
    }

    [TestCase("system", "SystemMember")]
    [TestCase("newtonsoft", "NewtonsoftMember")]
    [TestCase("get_type", "GetTypeMember")]
    [TestCase("solar_system", null)]
    public void A_member_is_called_like_nothing_that_generated_code_uses(string wire, string? mark)
    {
        var members = new JsonObject { [wire] = new JsonObject() };

        WireNames.MarkMembers("Thing", members);

        Assert.That((string?)members[wire]!["x-csharp-name"], Is.EqualTo(mark));
    }

    [Test]
    public void Schemas_that_differ_by_case_or_signs_only_get_different_names()
    {
        var names = new UniqueNames(ReservedNames.IsType, "Model");

        Assert.That(new[] { "my-thing", "MyThing", "mything", "my.thing" }.Select(names.Take), Is.EqualTo(new[] { "MyThing", "MyThingModel", "MythingModel2", "MyThingModel3" }));
    }

    [TestCase("first_name", null)]
    [TestCase("first-name", "FirstName")]
    [TestCase("+1", "Plus1")]
    [TestCase("-1", "Minus1")]
    [TestCase("@odata.type", "OdataType")]
    [TestCase("1st", "Member1st")]
    [TestCase("thing", "ThingMember")]
    [TestCase("equals", "EqualsMember")]
    [TestCase("größe", "GroU00DFE")]
    [TestCase("$ref", "Ref")]
    public void A_member_is_marked_where_the_template_would_make_no_name(string wire, string? mark)
    {
        var spec = ImportSample.Spec(ImportSample.Reading("{type: string}").Replace("value:", $"'{wire}':", StringComparison.Ordinal));

        Assert.That(spec["components"]!["schemas"]!["Thing"]!["properties"]![wire]!["x-csharp-name"]?.ToString(), Is.EqualTo(mark));
    }

    [Test]
    public void Members_that_differ_by_signs_only_get_different_names()
    {
        var spec = ImportSample.Spec(ImportSample.Reading("{type: string}\n      'na-me': {type: string}\n      na_me: {type: string}\n      naMe: {type: string}"));
        var properties = spec["components"]!["schemas"]!["Thing"]!["properties"]!;

        Assert.That(properties["na_me"]!["x-csharp-name"], Is.Null);
        Assert.That(properties["na-me"]!["x-csharp-name"]!.ToString(), Is.EqualTo("NaMeMember"));
        Assert.That(properties["naMe"]!["x-csharp-name"]!.ToString(), Is.EqualTo("NaMeMember2"));
    }

    [Test]
    public void Values_of_an_enumeration_are_marked_where_the_template_would_make_no_name()
    {
        var spec = ImportSample.Spec(ImportSample.Reading("{type: string, enum: [plain, '+1', '-1', '', 'a b', Plain, value, '2024-01-01']}"));

        Assert.That(
            spec["components"]!["schemas"]!["ThingValue"]!["x-csharp-names"]!.ToJsonString(),
            Is.EqualTo("""{"\u002B1":"Plus1","-1":"Minus1","":"Empty","a b":"AB","Plain":"PlainValue","value":"ValueValue","2024-01-01":"Value20240101"}"""));
    }

    [TestCase("class", "ClassValue")]
    [TestCase("request", "RequestValue")]
    [TestCase("page[size]", "PageSize")]
    [TestCase("filter", null)]
    public void A_parameter_is_marked_where_the_template_would_make_no_name(string wire, string? mark)
    {
        var spec = ImportSample.Spec(ImportSample.Listing($"{{name: '{wire}', in: query, schema: {{type: string}}}}", "{type: object, properties: {a: {type: string}}}"));

        Assert.That(spec["paths"]!["/things"]!["get"]!["parameters"]![0]!["x-csharp-name"]?.ToString(), Is.EqualTo(mark));
    }
}
