using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Pmif.ServiceDefaults.Tests.V1;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Faults;

public sealed class FaultTests(NotesFixture fixture) : IClassFixture<NotesFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<FaultKind, int, StatusCode> Table => new()
    {
        { FaultKind.Invalid, 400, StatusCode.InvalidArgument },
        { FaultKind.Unauthorised, 401, StatusCode.Unauthenticated },
        { FaultKind.Forbidden, 403, StatusCode.PermissionDenied },
        { FaultKind.NotFound, 404, StatusCode.NotFound },
        { FaultKind.TimedOut, 408, StatusCode.DeadlineExceeded },
        { FaultKind.Conflict, 409, StatusCode.FailedPrecondition },
        { FaultKind.PreconditionFailed, 412, StatusCode.FailedPrecondition },
        { FaultKind.TooLarge, 413, StatusCode.ResourceExhausted },
        { FaultKind.UnsupportedMediaType, 415, StatusCode.InvalidArgument },
        { FaultKind.Unprocessable, 422, StatusCode.InvalidArgument },
        { FaultKind.TooManyRequests, 429, StatusCode.ResourceExhausted },
        { FaultKind.Unavailable, 503, StatusCode.Unavailable },
    };

    [Fact]
    public void The_table_of_these_tests_has_every_kind() =>
        Assert.Equal(Enum.GetValues<FaultKind>().Order(), Table.Select(row => row.Data.Item1).Order());

    [Theory, MemberData(nameof(Table))]
    public async Task Answers_a_fault_over_REST_with_its_status_and_code(FaultKind kind, int status, StatusCode _)
    {
        using var answer = await fixture.Notes.Http().GetAsync($"/v1/end?how={kind}", Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("notes.fault", problem.GetProperty("code").GetString());
        Assert.Equal("It went as asked", problem.GetProperty("title").GetString());
        Assert.Equal("Grüße", problem.GetProperty("detail").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Matches("^[0-9a-f]{32}$", problem.GetProperty("traceId").GetString());
    }

    [Theory, MemberData(nameof(Table))]
    public async Task Answers_a_fault_over_gRPC_so_that_the_caller_gets_the_same_fault(FaultKind kind, int _, StatusCode status)
    {
        var unary = await Assert.ThrowsAsync<RpcException>(async () => await fixture.Notes.Grpc().EndAsync(new EndRequest { How = kind.ToString() }, cancellationToken: Cancel));
        using var stream = fixture.Notes.Grpc().EndStream(new EndRequest { How = kind.ToString() }, cancellationToken: Cancel);
        var streamed = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(Cancel));

        Assert.All([unary, streamed], exception =>
        {
            Assert.Equal(status, exception.StatusCode);
            Assert.Equal(new Fault("notes.fault", kind, "It went as asked", "Grüße"), exception.ToFault());
        });
    }

    [Fact]
    public async Task Gives_the_fault_of_another_service_as_a_value()
    {
        var result = await fixture.Notes.Grpc().EndAsync(new EndRequest { How = nameof(FaultKind.Conflict) }, cancellationToken: Cancel).AsResult();

        Assert.True(result.IsFault);
        Assert.Equal(FaultKind.Conflict, result.Fault.Kind);
        Assert.Throws<InvalidOperationException>(() => result.Value);
    }

    [Fact]
    public async Task Says_nothing_about_the_inside_when_a_bug_shows()
    {
        using var rest = await fixture.Notes.Http().GetAsync("/v1/end?how=bug", Cancel);
        var text = await rest.Content.ReadAsStringAsync(Cancel);
        var grpc = await Assert.ThrowsAsync<RpcException>(async () => await fixture.Notes.Grpc().EndAsync(new EndRequest { How = "bug" }, cancellationToken: Cancel));

        Assert.Equal(HttpStatusCode.InternalServerError, rest.StatusCode);
        Assert.Contains("\"service.unexpected\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.Equal(StatusCode.Internal, grpc.StatusCode);
        Assert.DoesNotContain("secret", grpc.Status.Detail, StringComparison.Ordinal);
        Assert.Null(grpc.ToFault());
    }

    [Theory]
    [InlineData("POST", "/v1/notes", "{", "application/json", 400, "request.invalid")]
    [InlineData("POST", "/v1/notes", """{"text":5}""", "application/json", 400, "request.invalid")]
    [InlineData("POST", "/v1/notes", "", "application/json", 400, "request.invalid")]
    [InlineData("POST", "/v1/notes", "text", "text/plain", 415, "request.content-type")]
    [InlineData("POST", "/v1/small", """{"text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}""", "application/json", 413, "request.too-large")]
    [InlineData("GET", "/v1/number?n=abc", null, null, 400, "request.invalid")]
    [InlineData("GET", "/v1/nowhere", null, null, 404, "request.no-such-address")]
    [InlineData("DELETE", "/v1/notes", null, null, 405, "request.http-405")]
    public async Task Names_what_is_wrong_with_a_request_that_no_handler_saw(string method, string path, string? body, string? type, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type!);
        using var answer = await fixture.Notes.Http().SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pmif.", text, StringComparison.Ordinal);
    }
}
