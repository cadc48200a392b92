using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Pmif.ServiceDefaults;

/// <summary>Records, before the answer leaves, that the caller takes it out as a file. What is refused or not found leaves no entry.</summary>
internal sealed class TakenOutInterceptor<TDb>(IServiceScopeFactory scopes) : Interceptor where TDb : ServiceDbContext
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (context.RequestHeaders.GetValue(TakenOut.File) is not { } file) return await continuation(request, context);
        var query = context.RequestHeaders.GetValue(TakenOut.Query) ?? "";
        if (!IsFile(file) || query.Length > TakenOut.LongestQuery) throw AuditFaults.FileInvalid.ToRpcException();
        var answer = await continuation(request, context);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        db.Record(new(AuditActions.Exported, "list", file) { After = query.Length > 0 ? new { Query = query } : null });
        await db.SaveChangesAsync(context.CancellationToken);
        return answer;
    }

    private static bool IsFile(string file) =>
        file.Length is > 0 and <= TakenOut.LongestFile && file.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.');
}
