using System.Numerics.Tensors;
using BriefingBot.Models.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace BriefingBot.Models.Embedding;

/// <summary>
/// A sentence embedder's graph on ONNX Runtime's CPU provider: <c>input_ids</c> and, where the graph has them, <c>attention_mask</c> and
/// <c>token_type_ids</c> in; <c>sentence_embedding</c> or per-token vectors out. One text a run, without padding: batches would pad every text
/// to the longest, and share one activation scale in an int8 graph. A run uses the calling thread only; runs may overlap.
/// </summary>
internal sealed class OnnxEncoder : IDisposable
{
    private static readonly string[] TokenOutputs = ["last_hidden_state", "token_embeddings"];

    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly string[] inputs;
    private readonly string[] output;
    private readonly bool pooled;
    private readonly Pooling pooling;

    /// <exception cref="InvalidDataException">The graph is not that of a sentence embedder; the message is a clause that says what is wrong.</exception>
    /// <exception cref="OnnxRuntimeException">The file is not a graph that can be run.</exception>
    public OnnxEncoder(byte[] model, Pooling pooling)
    {
        session = OnnxSession.Open(model);
        try
        {
            this.pooling = pooling;
            inputs = [.. session.InputNames];
            if (!inputs.Contains("input_ids") || inputs.FirstOrDefault(i => i is not ("input_ids" or "attention_mask" or "token_type_ids")) is not null)
            {
                throw new InvalidDataException($"the graph takes {string.Join(", ", inputs)}; supported are input_ids, attention_mask and token_type_ids");
            }

            pooled = session.OutputNames.Contains("sentence_embedding");
            string? output = pooled ? "sentence_embedding" : TokenOutputs.FirstOrDefault(session.OutputNames.Contains);
            this.output = [output
                ?? throw new InvalidDataException($"the graph gives {string.Join(", ", session.OutputNames)}, neither sentence_embedding nor last_hidden_state")];
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The unit vector of a text's tokens.</summary>
    public float[] Encode(long[] tokens)
    {
        long[] shape = [1, tokens.Length];
        var values = new OrtValue[inputs.Length];
        try
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = OrtValue.CreateTensorValueFromMemory(Input(inputs[i], tokens), shape);
            }

            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, inputs, values, output);
            return Unit(Pool(results[0].GetTensorDataAsSpan<float>(), tokens.Length));
        }
        finally
        {
            foreach (OrtValue? value in values)
            {
                value?.Dispose();
            }
        }
    }

    public void Dispose()
    {
        session.Dispose();
        run.Dispose();
    }

    private static long[] Input(string name, long[] tokens)
    {
        if (name == "input_ids")
        {
            return tokens;
        }

        var input = new long[tokens.Length];
        input.AsSpan().Fill(name == "attention_mask" ? 1 : 0);
        return input;
    }

    private float[] Pool(ReadOnlySpan<float> output, int tokens)
    {
        if (pooled)
        {
            return output.ToArray();
        }

        int dimensions = output.Length / tokens;
        float[] vector = output[..dimensions].ToArray();
        for (int token = 1; token < tokens && pooling == Pooling.Mean; token++)
        {
            TensorPrimitives.Add(vector, output.Slice(token * dimensions, dimensions), vector);
        }

        return vector;
    }

    private static float[] Unit(float[] vector)
    {
        float length = TensorPrimitives.Norm(vector);
        if (!float.IsFinite(length) || length == 0)
        {
            throw new InvalidDataException("the model gave a vector without a direction");
        }

        TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }
}
