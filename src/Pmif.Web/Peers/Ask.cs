using Grpc.Core;

namespace Pmif.Web.Peers;

/// <summary>Asks a service for a part of a page without letting its trouble become the page's.</summary>
public sealed class Ask(ILogger<Ask> log)
{
    /// <summary>The answer, or a part that says that it is missing, not for this reader, or could not be reached. A request that was given up stays given up.</summary>
    public async Task<Part<T>> For<T>(string name, Func<Task<T>> question, CancellationToken ct) where T : class
    {
        try
        {
            return new Part<T>(name, await question());
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument or StatusCode.FailedPrecondition)
        {
            return new Part<T>(name, null, IsMissing: true);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.PermissionDenied)
        {
            return new Part<T>(name, null, IsRefused: true);
        }
        catch (RpcException e) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, ct);
        }
        catch (RpcException e)
        {
            log.LogWarning("{Part} could not be reached: {Status} {Detail}", name, e.StatusCode, e.Status.Detail);
            return new Part<T>(name, null);
        }
    }
}
