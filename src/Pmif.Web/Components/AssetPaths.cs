using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Pmif.Web.Components;

/// <summary>Addresses of files under wwwroot that change when their content does, so that browsers may keep them for good.</summary>
public sealed class AssetPaths(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Modified, string Address)> _known = new();

    /// <summary>The address of a file such as <c>build/site.css</c>.</summary>
    public string Of(string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
            return "/" + path;
        if (_known.TryGetValue(path, out var known) && known.Modified == file.LastModified)
            return known.Address;
        using var content = file.CreateReadStream();
        var address = $"/{path}?v={Convert.ToHexStringLower(SHA256.HashData(content)[..8])}";
        _known[path] = (file.LastModified, address);
        return address;
    }
}
