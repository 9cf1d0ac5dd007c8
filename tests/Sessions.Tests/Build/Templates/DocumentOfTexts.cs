using System.Text.Json.Nodes;
using Sessions.Build.Import.Text;

namespace Sessions.Tests.Build.Templates;

/// <summary>
/// A provider's document with a text in every place where OpenAPI has one, names included.
/// </summary>
internal static class DocumentOfTexts
{
    public static string Yaml(DocumentTexts texts)
    {
        string text(string name) => JsonValue.Create(name + texts.Text).ToJsonString();
        var token = JsonValue.Create("X-Header" + texts.Token).ToJsonString();
        var prose = text("words");
        var response = $$$"""{"description": {{{prose}}}, "headers": { {{{token}}}: {"description": {{{prose}}}, "schema": {"type": "string"} } }, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}, "examples": { {{{text("example")}}}: {"summary": {{{prose}}}, "value": {"plain": {{{text("value")}}} } } } } }, "links": { {{{text("link")}}}: {"operationId": {{{text("make thing")}}}, "description": {{{prose}}} } } }""";
        var json = $$$"""
            {
              "openapi": "3.0.3",
              "info": {"title": {{{text("Vendor")}}}, "description": {{{prose}}}, "termsOfService": {{{text("terms")}}}, "version": {{{text("1")}}}, "contact": {"name": {{{text("name")}}}, "url": {{{text("url")}}}, "email": {{{text("mail")}}} }, "license": {"name": {{{text("license")}}}, "url": {{{text("url")}}} } },
              "servers": [{"url": {{{JsonValue.Create("https://api.hostile.test/v1" + texts.Path).ToJsonString()}}}, "description": {{{prose}}} }],
              "tags": [{"name": {{{text("tag")}}}, "description": {{{prose}}}, "externalDocs": {"description": {{{prose}}}, "url": {{{text("url")}}} } }],
              "security": [{ {{{text("Key")}}}: []}],
              "x-vendor": {{{text("mark")}}},
              "paths": {
                {{{JsonValue.Create($"/things{texts.Path}/{{segment}}/end").ToJsonString()}}}: {
                  "post": {
                    "operationId": {{{text("make thing")}}}, "tags": [{{{text("tag")}}}], "summary": {{{prose}}}, "description": {{{prose}}}, "x-csharp-other": {{{text("mark")}}},
                    "parameters": [
                      {"name": "segment", "in": "path", "required": true, "description": {{{prose}}}, "schema": {"type": "string"} },
                      {"name": {{{text("query")}}}, "in": "query", "required": true, "description": {{{prose}}}, "example": {{{text("example")}}}, "schema": {"type": "string", "default": {{{text("default")}}} } },
                      {"name": {{{text("list")}}}, "in": "query", "description": {{{prose}}}, "schema": {"type": "array", "items": {"type": "string"} } },
                      {"name": {{{token}}}, "in": "header", "description": {{{prose}}}, "schema": {"type": "string"} }
                    ],
                    "requestBody": {"required": true, "description": {{{prose}}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}, "example": {"plain": {{{text("example")}}} } } } },
                    "callbacks": { {{{text("callback")}}}: { {{{text("address")}}}: {"post": {"responses": {"200": {"description": {{{prose}}} } } } } } },
                    "responses": {"200": {{{response}}}, "404": {{{response}}} }
                  }
                },
                "/fields": {
                  "post": {
                    "operationId": {{{text("send fields")}}}, "summary": {{{prose}}},
                    "requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {
                      "schema": {"type": "object", "properties": { {{{text("field")}}}: {"type": "string"}, {{{text("commas")}}}: {"type": "array", "items": {"type": "string"} } } },
                      "encoding": { {{{text("commas")}}}: {"style": "form", "explode": false} } } } },
                    "responses": {"200": {{{response}}} }
                  }
                },
                "/parts": {
                  "post": {
                    "summary": {{{prose}}},
                    "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {"type": "object", "properties": { {{{text("part")}}}: {"type": "string", "description": {{{prose}}} }, {{{text("file")}}}: {"type": "string", "format": "binary"} } } } } },
                    "responses": {"200": {{{response}}} }
                  }
                }
              },
              "components": {
                "schemas": {
                  "Thing": {"type": "object", "title": {{{text("title")}}}, "description": {{{prose}}}, "required": [{{{text("constant")}}}], "properties": {
                    "plain": {"type": "string", "title": {{{text("title")}}}, "description": {{{prose}}}, "pattern": {{{text("pattern")}}}, "default": {{{text("default")}}}, "example": {{{text("example")}}}, "externalDocs": {"description": {{{prose}}}, "url": {{{text("url")}}} }, "xml": {"name": {{{text("xml")}}} } },
                    {{{text("member")}}}: {"type": "string", "format": {{{text("format")}}} },
                    {{{text("constant")}}}: {"type": "string", "enum": [{{{text("only")}}}]},
                    {{{text("inline")}}}: {"type": "object", "title": {{{text("title")}}}, "properties": { {{{text("inner")}}}: {"type": "integer"} } },
                    {{{text("map")}}}: {"type": "object", "additionalProperties": {"type": "string", "description": {{{prose}}} } },
                    {{{text("choice")}}}: {"$ref": {{{JsonValue.Create("#/components/schemas/" + Uri.EscapeDataString(("choice" + texts.Text).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))).ToJsonString()}}} }
                  } },
                  {{{text("choice")}}}: {"type": "string", "description": {{{prose}}}, "enum": [{{{text("first")}}}, {{{text("second")}}}], "x-enum-varnames": [{{{text("one")}}}, {{{text("two")}}}]}
                },
                "securitySchemes": { {{{text("Key")}}}: {"type": "apiKey", "in": "header", "name": {{{token}}}, "description": {{{prose}}} } }
              }
            }
            """;
        return YamlText.Write(JsonNode.Parse(json)!.AsObject());
    }
}
