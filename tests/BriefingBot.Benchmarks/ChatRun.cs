using System.Diagnostics;
using System.Globalization;

namespace BriefingBot.Benchmarks;

/// <summary>Many conversations at once against the built service on the seed article: what is lost, doubled or misordered.</summary>
internal static class ChatRun
{
    private static readonly string[] Questions =
    [
        "what did Lavrov say about NATO expansion?", "What did Peskov say about optimism?", "Compare Lavrov and Peskov", "what did Merkel say?", "Who said that interdepartmental consultations will be held?",
    ];

    /// <param name="arguments">Seconds and conversations; 60 and 200 where they are missing.</param>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        int seconds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 60;
        int conversations = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 200;
        string folder = Directory.CreateTempSubdirectory("briefingbot-chat-").FullName;
        var address = new Uri($"http://127.0.0.1:{LoadRun.FreePort()}");
        using Process service = LoadRun.StartService(folder, address,
            ("Ingestion__Folders__0", "seeds"), ("Channels__DirectLine__TokensPerMinute", "1000000"), ("Channels__DirectLine__ActivitiesPerMinute", "1000000"),
            ("Channels__DirectLine__RequestsPerMinute", "10000000"));
        try
        {
            using (var client = new HttpClient { BaseAddress = address })
            {
                await LoadRun.UntilReadyAsync(client, service);
            }

            ChatLoadResult result = await new ChatLoad(address, Questions).RunAsync(conversations, TimeSpan.FromSeconds(seconds));
            double At(double share) => result.ReplyMilliseconds.Count == 0 ? double.NaN : result.ReplyMilliseconds[(int)(share * (result.ReplyMilliseconds.Count - 1))];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{result.Conversations} conversations for {seconds} s: {result.Messages} messages answered, {result.Resumed} connections dropped and resumed"));
            Console.WriteLine($"lost {result.Lost}, doubled {result.Doubled}, misordered {result.Misordered}, errors {result.Errors.Count}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reply p50 {At(0.5):F0} ms, p99 {At(0.99):F0} ms; {LoadRun.Megabytes(service)} MB resident"));
            foreach (string error in result.Errors.Distinct().Take(5))
            {
                Console.WriteLine(error);
            }

            return result.Lost + result.Doubled + result.Misordered + result.Errors.Count == 0 ? 0 : 1;
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
