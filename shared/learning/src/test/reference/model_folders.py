#!/usr/bin/env python3
"""Writes the model folders that the tests of org.splitkd.huggingface read and rewrite.

It was written from the description of the safetensors format, without reading the Java code, and shares no code with it.
Needs numpy.

  model_folders.py ../resources/huggingface     whole-f32, whole-f16, sharded-bf16, llama-2-f16, tied-f32, expected.json
"""
import json, pathlib, struct, sys
import numpy as np

SCALING = {"factor": 8.0, "high_freq_factor": 4.0, "low_freq_factor": 1.0, "original_max_position_embeddings": 8192,
           "rope_type": "llama3"}


def shapes(vocabulary, d, ffn, layers, q, kv, tied):
    yield "model.embed_tokens.weight", (vocabulary, d)
    for layer in range(layers):
        at = f"model.layers.{layer}."
        yield at + "self_attn.q_proj.weight", (q, d)
        yield at + "self_attn.k_proj.weight", (kv, d)
        yield at + "self_attn.v_proj.weight", (kv, d)
        yield at + "self_attn.o_proj.weight", (d, q)
        yield at + "mlp.gate_proj.weight", (ffn, d)
        yield at + "mlp.up_proj.weight", (ffn, d)
        yield at + "mlp.down_proj.weight", (d, ffn)
        yield at + "input_layernorm.weight", (d,)
        yield at + "post_attention_layernorm.weight", (d,)
    yield "model.norm.weight", (d,)
    if not tied:
        yield "lm_head.weight", (vocabulary, d)


def draw(seed, **sizes):
    """Draws values mostly as after initialisation; some are so tiny that float16 is subnormal or zero, some are large."""
    random = np.random.default_rng(seed)
    tensors = {}
    for name, shape in shapes(**sizes):
        values = random.standard_normal(shape) * 0.02
        values *= np.where(random.random(shape) < 0.1, 10.0 ** random.integers(-7, 4, shape), 1.0)
        tensors[name] = values.astype("<f4")
    return tensors


def encoded(values, dtype):
    if dtype == "F32":
        return values.astype("<f4").tobytes()
    if dtype == "F16":
        return values.astype("<f2").tobytes()
    bits = values.astype("<f4").view("<u4").astype(np.uint64)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype("<u2").tobytes()  # to nearest, ties to even


def decoded(raw, dtype):
    if dtype == "BF16":
        return (np.frombuffer(raw, "<u2").astype("<u4") << 16).view("<f4")
    return np.frombuffer(raw, "<f4" if dtype == "F32" else "<f2").astype("<f4")


def write(path, tensors, dtype, metadata=True, align=8):
    header, data = ({"__metadata__": {"format": "pt"}} if metadata else {}), b""
    for name in sorted(tensors):
        raw = encoded(tensors[name], dtype)
        header[name] = {"dtype": dtype, "shape": list(tensors[name].shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % align)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def write_sharded(folder, tensors, dtype, most):
    shards, filled, total = [], 0, 0
    for name, values in tensors.items():
        size = len(encoded(values, dtype))
        if not shards or filled + size > most:
            shards.append({})
            filled = 0
        shards[-1][name] = values
        filled += size
        total += size
    where = {}
    for number, shard in enumerate(shards, 1):
        file = f"model-{number:05d}-of-{len(shards):05d}.safetensors"
        write(folder / file, shard, dtype)
        where |= dict.fromkeys(shard, file)
    index = {"metadata": {"total_size": total}, "weight_map": dict(sorted(where.items()))}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=2) + "\n")


def folder(root, name, config):
    path = root / name
    path.mkdir(parents=True, exist_ok=True)
    (path / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    return path


def expected(tensors, dtype):
    """Returns shape, sum, absolute sum, first and last value of each tensor, as stored in the file."""
    answers = {}
    for name, values in tensors.items():
        held = decoded(encoded(values, dtype), dtype).astype(np.float64)
        answers[name] = {"shape": list(values.shape), "sum": float(held.sum()), "magnitude": float(np.abs(held).sum()),
                         "first": float(held[0]), "last": float(held[-1])}
    return answers


def main():
    root = pathlib.Path(sys.argv[1])
    answers = {}

    llama_3 = {"architectures": ["LlamaForCausalLM"], "attention_bias": False, "bos_token_id": 30, "eos_token_id": [31, 33, 34],
               "hidden_act": "silu", "hidden_size": 16, "initializer_range": 0.02, "intermediate_size": 24,
               "max_position_embeddings": 131072, "mlp_bias": False, "model_type": "llama", "num_attention_heads": 4,
               "num_hidden_layers": 2, "num_key_value_heads": 2, "rms_norm_eps": 1e-05, "rope_scaling": SCALING,
               "rope_theta": 500000.0, "tie_word_embeddings": False, "use_cache": True, "vocab_size": 36}
    values = draw(1, vocabulary=36, d=16, ffn=24, layers=2, q=16, kv=8, tied=False)
    for name, dtype, torch in (("whole-f32", "F32", "float32"), ("whole-f16", "F16", "float16")):
        write(folder(root, name, llama_3 | {"torch_dtype": torch}) / "model.safetensors", values, dtype)
        answers[name] = expected(values, dtype)
    write_sharded(folder(root, "sharded-bf16", llama_3 | {"torch_dtype": "bfloat16"}), values, "BF16", 4000)
    answers["sharded-bf16"] = expected(values, "BF16")

    # As exported in 2023: no later config keys, rotary frequencies in the file, no alignment.
    llama_2 = {"architectures": ["LlamaForCausalLM"], "bos_token_id": 1, "eos_token_id": 2, "hidden_act": "silu",
               "hidden_size": 8, "intermediate_size": 12, "max_position_embeddings": 4096, "model_type": "llama",
               "num_attention_heads": 2, "num_hidden_layers": 1, "pad_token_id": 0, "rms_norm_eps": 1e-05,
               "rope_scaling": None, "torch_dtype": "float16", "vocab_size": 20}
    values = draw(2, vocabulary=20, d=8, ffn=12, layers=1, q=8, kv=8, tied=False)
    answers["llama-2-f16"] = expected(values, "F16")
    values["model.layers.0.self_attn.rotary_emb.inv_freq"] = np.float32([1, 0.01])
    path = folder(root, "llama-2-f16", llama_2) / "model.safetensors"
    write(path, values, "F16", metadata=False, align=13)

    # As exported by version 5 of transformers, with heads wider than width / heads.
    newest = {"architectures": ["LlamaForCausalLM"], "bos_token_id": None, "dtype": "float32", "eos_token_id": None,
              "head_dim": 6, "hidden_act": "silu", "hidden_size": 8, "intermediate_size": 12,
              "max_position_embeddings": 64, "model_type": "llama", "num_attention_heads": 2, "num_hidden_layers": 1,
              "num_key_value_heads": 1, "rms_norm_eps": 1e-06,
              "rope_parameters": {"rope_theta": 20000.0, "rope_type": "default"}, "tie_word_embeddings": True,
              "vocab_size": 20}
    values = draw(3, vocabulary=20, d=8, ffn=12, layers=1, q=12, kv=6, tied=True)
    write(folder(root, "tied-f32", newest) / "model.safetensors", values, "F32")
    answers["tied-f32"] = expected(values, "F32")

    (root / "expected.json").write_text(json.dumps(answers, indent=1) + "\n")


main()
