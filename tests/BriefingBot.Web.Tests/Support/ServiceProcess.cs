using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BriefingBot.Web.Tests.Support;

/// <summary>The built program as a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder error = new();
    private readonly StringBuilder output = new();

    private ServiceProcess(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = Patience };
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public HttpClient Client { get; }

    public string Error => Text(error);

    public string Output => Text(output);

    /// <summary>Starts the service on a free port of loopback.</summary>
    public static ServiceProcess Serve(string storage, string folder, params (string Key, string Value)[] settings)
    {
        var address = new Uri("http://127.0.0.1:" + FreePort());
        return Start(address, ["serve", "--urls", address.ToString().TrimEnd('/')], [("Storage__Path", storage), ("Ingestion__Folders__0", folder), ("Embedding__Provider", "None"), .. settings]);
    }

    /// <summary>Starts another copy of the program with no setting but its address.</summary>
    public static ServiceProcess ServeProgram(string program)
    {
        var address = new Uri("http://127.0.0.1:" + FreePort());
        return Start(address, ["serve", "--urls", address.ToString().TrimEnd('/')], [], program);
    }

    public static ServiceProcess Run(string[] arguments, params (string Key, string Value)[] settings) => Start(new Uri("http://127.0.0.1:1"), arguments, settings);

    /// <summary>Waits until the process has ended and gives its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async Task UntilAsync(string path, Func<HttpResponseMessage, bool> enough)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Assert.False(process.HasExited, Error + Output);
            try
            {
                using HttpResponseMessage response = await Client.GetAsync(new Uri(path, UriKind.Relative), patience.Token);
                if (enough(response))
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(30, patience.Token);
        }
    }

    public Task UntilReadyAsync() => UntilAsync("/readyz", r => r.StatusCode == HttpStatusCode.OK);

    /// <summary>SIGKILL: nothing is written, flushed or told.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await ExitAsync();
    }

    /// <summary>SIGTERM: the polite way.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", [process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        Client.Dispose();
        process.Dispose();
    }

    private static ServiceProcess Start(Uri address, string[] arguments, (string Key, string Value)[] settings, string? program = null)
    {
        var start = new ProcessStartInfo("dotnet", [program ?? typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach ((string key, string value) in settings)
        {
            start.Environment[key] = value;
        }

        return new ServiceProcess(Process.Start(start)!, address);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
