using Microsoft.Extensions.Time.Testing;

namespace BriefingBot.Web.Tests.Channels.BotFramework.Support;

internal static class FakeTimeProviderExtensions
{
    /// <summary>Turns the clock until the work is done. Outside of the test's context, so that what the clock sets free runs at once.</summary>
    public static async Task<T> DriveAsync<T>(this FakeTimeProvider clock, Func<Task<T>> work)
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        Task<T> task = work();
        SynchronizationContext.SetSynchronizationContext(context);
        for (int i = 0; i < 20_000 && !task.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(i % 20 == 0 ? 1 : 0);
        }

        return await task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
