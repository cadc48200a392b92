using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Pmif.Benchmarking.Tests;

internal static class Requests
{
    public static Task<HttpResponseMessage> PutCsv(this HttpClient http, string path, string text) => http.PutAsync(new Uri(path, UriKind.Relative), Csv(text));

    public static Task<HttpResponseMessage> PostCsv(this HttpClient http, string path, string text) => http.PostAsync(new Uri(path, UriKind.Relative), Csv(text));

    public static Task<HttpResponseMessage> PutGroup(this HttpClient http, string code, params string[] members) => http.PutAsJsonAsync(
        new Uri($"/v1/groups/{code}", UriKind.Relative), new { name = $"Group {code}", source = "test", validFrom = "2025-04-01", members });

    public static async Task<JsonElement> Json(this HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.Json(HttpStatusCode.OK);
    }

    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> sent, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await sent;
        return await answer.Json(expected);
    }

    public static async Task<JsonElement> Json(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static decimal Number(this JsonElement json, string name) => json.GetProperty(name).GetDecimal();

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");
}
