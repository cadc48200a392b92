using System.Net.Sockets;
using System.Text;

namespace Pmif.Web.Tests.SignIn;

/// <summary>Addresses that try to leave the site's files, and names of downloads that try to say more than a name. Sent as they are: clients tidy addresses up.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("/../appsettings.json")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/..%2fappsettings.json")]
    [InlineData("/app/..%5c..%5cappsettings.json")]
    [InlineData("/%252e%252e/appsettings.json")]
    [InlineData("/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/measures/..%2f..%2fetc%2fpasswd")]
    [InlineData("/measures/..%2f..%2fetc%2fpasswd/values.csv")]
    [InlineData("/measures/%00/values.csv")]
    [InlineData("/scorecards/..%5c..%5cetc%5cpasswd")]
    [InlineData("/risks/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    public async Task An_address_leads_to_no_file_outside_the_sites_own(string path)
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (status, answer) = await Ask(site, path);

        Assert.True(status is 400 or 404, $"{status}: {answer}");
        Assert.DoesNotContain("\"Logging\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..%2f..%2fevil", "HR01-------evil.csv")]
    [InlineData("a%22%3B%20filename%3Devil.exe", "HR01-a---filename-evil-exe.csv")]
    [InlineData("a%0d%0aSet-Cookie%3A%20x%3D1", "HR01-a--Set-Cookie--x-1.csv")]
    public async Task A_download_is_named_by_letters_and_digits_alone(string breakdown, string name)
    {
        await using var site = await WebSite.Start(SampleCouncil.Make());

        var (status, answer) = await Ask(site, $"/measures/HR01/control-chart.csv?breakdown={breakdown}");

        Assert.Equal(200, status);
        Assert.Contains($"filename=control-chart-{name};", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nSet-Cookie: x", answer, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(int Status, string Answer)> Ask(WebSite site, string path)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port, cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {site.Address.Authority}\r\nConnection: close\r\n\r\n"), cancel);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(cancel);
        return (int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), answer);
    }
}
