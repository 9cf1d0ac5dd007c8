using System.Text.Json.Nodes;
using Sessions.Build.Import.Text;

namespace Sessions.Tests.Build.Templates;

/// <summary>
/// A spec in our dialect that has a text in each place that the templates read one from. Its C# names are the same whatever the texts are.
/// </summary>
internal static class SpecOfTexts
{
    public static string Yaml(DocumentTexts texts) => YamlText.Write(JsonNode.Parse(Json(texts))!.AsObject());

    // Quoted as JSON, each text is data here at least.
    private static string Json(DocumentTexts texts)
    {
        string text(string name) => JsonValue.Create(name + texts.Text).ToJsonString();
        var prose = JsonValue.Create("Some words." + texts.Prose).ToJsonString();
        var token = JsonValue.Create("X-Header" + texts.Token).ToJsonString();
        var described = $"\"description\": {prose}, \"x-document-section\": {prose}";
        string responses(string schema) => $$$"""
            {
              "200": {"description": {{{prose}}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/{{{schema}}}"} } }},
              "404": {"description": {{{prose}}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"} } }}
            }
            """;
        string head(string name) => $"\"operationId\": \"{name}\", \"x-csharp-name\": \"{name}\", \"tags\": [{text("tag")}], \"summary\": {prose}, {described}";
        string member(string name, string csharpName, string schema) => $"{text(name)}: {{\"x-csharp-name\": \"{csharpName}\", \"description\": {prose}, {schema}}}";
        return $$$"""
            {
              "openapi": "3.0.3",
              "info": {"title": {{{prose}}}, "description": {{{prose}}}, "version": {{{text("1")}}} },
              "servers": [{"url": {{{text("https://api.hostile.test/v1")}}}, "description": {{{prose}}} }],
              "tags": [{"name": {{{text("tag")}}}, "description": {{{prose}}} }],
              "security": [{"Key": []}],
              "paths": {
                {{{JsonValue.Create($"/things{texts.Path}/{{segment}}/end{texts.Path}").ToJsonString()}}}: {
                  "post": {
                    {{{head("CreateThing")}}}, "x-retry-safe": true, "x-timeout-seconds": 30,
                    "x-health-check": {"arguments": {"segment": {{{text("none")}}}, {{{text("query")}}}: {{{text("value")}}} }, "body": {{{JsonValue.Create($"{{{text("plain")}:{text("health")}}}").ToJsonString()}}}, "answers": ["404"]},
                    "parameters": [
                      {"name": "segment", "in": "path", "required": true, "description": {{{prose}}}, "schema": {"type": "string"} },
                      {"name": {{{text("query")}}}, "x-csharp-name": "Query", "in": "query", "required": true, "description": {{{prose}}}, "schema": {"type": "string", "default": {{{text("default")}}} } },
                      {"name": {{{text("list")}}}, "x-csharp-name": "Values", "in": "query", "description": {{{prose}}}, "schema": {"type": "array", "items": {"type": "string"} } },
                      {"name": {{{token}}}, "x-csharp-name": "Header", "in": "header", "description": {{{prose}}}, "schema": {"type": "string"} }
                    ],
                    "requestBody": {"required": true, "description": {{{prose}}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}, "example": {{{text("example")}}} } } },
                    "responses": {{{responses("Thing")}}}
                  }
                },
                "/fields": {
                  "post": {
                    {{{head("SendFields")}}},
                    "x-form-styles": { {{{text("deep")}}}: "DeepObject", {{{text("commas")}}}: "CommaDelimited"},
                    "requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {
                      "schema": {"$ref": "#/components/schemas/Fields"},
                      "encoding": { {{{text("deep")}}}: {"style": "deepObject", "explode": true}, {{{text("commas")}}}: {"style": "form", "explode": false} } } } },
                    "responses": {{{responses("Thing")}}}
                  }
                },
                "/parts": {
                  "post": {
                    {{{head("SendParts")}}},
                    "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/Parts"} } } },
                    "responses": {{{responses("Thing")}}}
                  }
                },
                "/pages": {
                  "get": {
                    {{{head("ListThings")}}}, "x-retry-safe": true,
                    "x-pagination": {"style": "cursor", "cursor": {{{text("after")}}}, "size": {{{text("limit")}}}, "next": "next_page", "items": "data", "item": "Thing", "identity": "id"},
                    "parameters": [
                      {"name": {{{text("after")}}}, "x-csharp-name": "After", "in": "query", "description": {{{prose}}}, "schema": {"type": "string"} },
                      {"name": {{{text("limit")}}}, "x-csharp-name": "Limit", "in": "query", "description": {{{prose}}}, "schema": {"type": "integer", "format": "int64"} },
                      {"name": {{{text("filter")}}}, "x-csharp-name": "Filter", "in": "query", "required": true, "description": {{{prose}}}, "schema": {"type": "string"} }
                    ],
                    "responses": {{{responses("Page1")}}}
                  },
                  "post": {
                    {{{head("ListByBody")}}},
                    "x-pagination": {"style": "cursor", "cursor": {{{text("body:after")}}}, "size": {{{JsonValue.Create("header:X-Size" + texts.Token).ToJsonString()}}}, "next": {{{JsonValue.Create("header:X-Next" + texts.Token).ToJsonString()}}}, "items": "data", "item": "Thing"},
                    "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"} } } },
                    "responses": {{{responses("Page1")}}}
                  }
                }
              },
              "components": {
                "schemas": {
                  "Thing": {"type": "object", {{{described}}}, "title": {{{prose}}}, "required": [{{{text("constant")}}}], "properties": {
                    "id": {"type": "string", "description": {{{prose}}}, "pattern": {{{text("pattern")}}}, "default": {{{text("default")}}}, "example": {{{text("example")}}} },
                    {{{member("plain", "Plain", "\"type\": \"string\"")}}},
                    {{{member("nullable", "Nullable", "\"type\": \"string\", \"nullable\": true")}}},
                    {{{member("constant", "Constant", $"\"type\": \"string\", \"x-csharp-value\": {text("only")}")}}},
                    {{{text("choice")}}}: {"x-csharp-name": "Choice", "allOf": [{"$ref": "#/components/schemas/Choice"}]}
                  } },
                  "Choice": {"type": "string", {{{described}}}, "enum": [{{{text("first")}}}, {{{text("second")}}}], "x-csharp-names": { {{{text("first")}}}: "First", {{{text("second")}}}: "Second"} },
                  "Fields": {"type": "object", {{{described}}}, "properties": {
                    {{{member("field", "Field", "\"type\": \"string\"")}}},
                    {{{member("commas", "Commas", "\"type\": \"array\", \"items\": {\"type\": \"string\"}")}}},
                    {{{text("deep")}}}: {"x-csharp-name": "Deep", "allOf": [{"$ref": "#/components/schemas/Thing"}]}
                  } },
                  "Parts": {"type": "object", {{{described}}}, "properties": {
                    {{{member("part", "Part", "\"type\": \"string\", \"nullable\": true")}}},
                    {{{member("file", "File", "\"type\": \"string\", \"format\": \"binary\", \"nullable\": true")}}},
                    "name{{{texts.Path.Replace("\"", "", StringComparison.Ordinal)}}}": {"x-csharp-name": "Name", "type": "string", "description": {{{prose}}} }
                  } },
                  "Page1": {"type": "object", {{{described}}}, "properties": {
                    "data": {"type": "array", "description": {{{prose}}}, "items": {"$ref": "#/components/schemas/Thing"} },
                    "next_page": {"type": "string", "description": {{{prose}}} }
                  } },
                  "Problem": {"type": "object", {{{described}}}, "properties": { {{{member("message", "Message", "\"type\": \"string\"")}}} } }
                },
                "securitySchemes": {"Key": {"type": "apiKey", "in": "header", "name": {{{JsonValue.Create("X-Key" + texts.Token).ToJsonString()}}}, "description": {{{prose}}} } }
              }
            }
            """;
    }
}
