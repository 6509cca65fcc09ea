using System.Runtime.Intrinsics.X86;
using Microsoft.ML.OnnxRuntime;

namespace BriefingBot.Models.Onnx;

/// <summary>How graphs are opened on ONNX Runtime's CPU provider: a run uses the calling thread only, and runs may overlap.</summary>
internal static class OnnxSession
{
    /// <exception cref="OnnxRuntimeException">The file is not a graph that can be run.</exception>
    public static InferenceSession Open(byte[] model)
    {
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            // Every length has its own pattern: remembering them all costs memory and gains nothing.
            EnableMemoryPattern = false,
        };
        if (!MultipliesBytesExactly())
        {
            options.AddSessionConfigEntry("session.x64quantprecision", "1");
        }

        return new InferenceSession(model, options);
    }

    /// <summary>
    /// Intel and AMD processors without VNNI add two products of bytes in 16 bits, which overflow silently; ONNX Runtime avoids it when told
    /// to, at the cost of speed (here 16 against 10 ms), so it is told only where it matters. ARM has no such trap.
    /// </summary>
    private static bool MultipliesBytesExactly()
    {
        if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < 7)
        {
            return !X86Base.IsSupported;
        }

        const int Avx512Vnni = 1 << 11; // leaf 7.0, ECX
        const int AvxVnni = 1 << 4; // leaf 7.1, EAX
        return (X86Base.CpuId(7, 0).Ecx & Avx512Vnni) != 0 || (X86Base.CpuId(7, 1).Eax & AvxVnni) != 0;
    }
}
