using BriefingBot.Web.CommandLine;

return await BriefingBotCommand.RunAsync(args);
