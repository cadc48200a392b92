using Pmif.AppHost.Local;

namespace Pmif.SystemTests.AppHost;

public sealed class LogFilterTests
{
    [Fact]
    public void Shows_warnings_with_the_lines_that_belong_to_them_and_what_no_logger_wrote()
    {
        var filter = new LogFilter();
        string[] said =
        [
            "info: Microsoft.Hosting.Lifetime[0]",
            "      Application started.",
            "warn: Pmif.Measures[3]",
            "      The broker does not answer.",
            "      It is tried again.",
            "info: Pmif.Measures[1]",
            "      Quiet again.",
            "measures: 45 definitions",
        ];

        Assert.Equal([said[2], said[3], said[4], said[7]], said.Where(filter.Passes));
    }
}
