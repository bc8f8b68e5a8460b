#!/usr/bin/env python3
"""An independent LLaMA in float64: forward, loss, gradients, AdamW, LoRA. The tests compare org.splitkd.nn with it.

It was written from the formulas alone, shares no code with the Java side, and only needs numpy. The reverse mode is
written by hand. Every run checks it against central differences and fails if they disagree by more than 1e-6.

  llama.py            write ../resources/reference/llama-*.json
  llama.py --check    recompute everything and compare with the committed files

Every weight is a multiple of 1/256 of at most eight significant bits: exact in float64, float32, float16 and bfloat16.
"""
import argparse, json, math, sys
from pathlib import Path
import numpy as np

RESOURCES = Path(__file__).resolve().parent.parent / "resources" / "reference"
MAPS = ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
        "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj")
EMBEDDING, NORM, HEAD = "model.embed_tokens.weight", "model.norm.weight", "lm_head.weight"


# Shapes and weights

def config(width, ffn, heads, kv_heads, vocabulary, blocks, tied, eps=1e-5, theta=10000.0, scaling=None):
    return {"width": width, "feedForwardWidth": ffn, "heads": heads, "keyValueHeads": kv_heads,
            "vocabulary": vocabulary, "blocks": blocks, "tiedEmbedding": tied, "normEpsilon": eps,
            "ropeTheta": theta, "ropeScaling": scaling}


def scaling(factor, low, high, positions):
    return {"factor": factor, "lowFrequencyFactor": low, "highFrequencyFactor": high, "originalPositions": positions}


def map_shapes(c):
    d, f, kv = c["width"], c["feedForwardWidth"], c["width"] // c["heads"] * c["keyValueHeads"]
    return dict(zip(MAPS, ((d, d), (kv, d), (kv, d), (d, d), (f, d), (f, d), (d, f))))


def weights(c, rng):
    def uniform(shape, bound):
        return rng.integers(-bound, bound + 1, size=shape) / 256.0

    def norm():
        return 1 + rng.integers(-32, 64, size=c["width"]) / 128.0

    w = {EMBEDDING: uniform((c["vocabulary"], c["width"]), 200)}
    for i in range(c["blocks"]):
        at = f"model.layers.{i}."
        w[at + "input_layernorm.weight"] = norm()
        for name, shape in map_shapes(c).items():
            w[f"{at}{name}.weight"] = uniform(shape, 100)
        w[at + "post_attention_layernorm.weight"] = norm()
    w[NORM] = norm()
    if not c["tiedEmbedding"]:
        w[HEAD] = uniform((c["vocabulary"], c["width"]), 100)
    return w


def adapters(c, rank, rng):
    """A [rank, in] and B [out, rank] of every map; B is nonzero, unlike at the start of training."""
    w = {}
    for i in range(c["blocks"]):
        for name, (out, into) in map_shapes(c).items():
            at = f"model.layers.{i}.{name}.lora_"
            w[at + "A.weight"] = rng.integers(-80, 81, size=(rank, into)) / 256.0
            w[at + "B.weight"] = rng.integers(-40, 41, size=(out, rank)) / 256.0
    return w


# Rotary embedding

def inverse_frequencies(head_dim, theta, scaled):
    frequencies = []
    for i in range(head_dim // 2):
        f = theta ** (-2.0 * i / head_dim)
        if scaled is not None:
            factor, low, high = scaled["factor"], scaled["lowFrequencyFactor"], scaled["highFrequencyFactor"]
            wavelength, positions = 2 * math.pi / f, scaled["originalPositions"]
            if wavelength > positions / low:
                f = f / factor
            elif wavelength >= positions / high:
                smooth = (positions / wavelength - low) / (high - low)
                f = (1 - smooth) * f / factor + smooth * f
        frequencies.append(f)
    return np.array(frequencies)


def rotate_half(x):
    a, b = np.split(x, 2, axis=-1)
    return np.concatenate((-b, a), axis=-1)


def rotate_half_transposed(x):
    a, b = np.split(x, 2, axis=-1)
    return np.concatenate((b, -a), axis=-1)


# The model: every step returns its value and its pullback, which adds parameter gradients to g

class Llama:

    def __init__(self, c, w, lora_scale=None):
        self.c, self.w, self.lora_scale = c, w, lora_scale

    def linear(self, name, x):
        w = self.w[name + ".weight"]
        y = x @ w.T
        key_a, key_b, scale = name + ".lora_A.weight", name + ".lora_B.weight", self.lora_scale
        adapted = key_a in self.w
        if adapted:
            a, b = self.w[key_a], self.w[key_b]
            low = x @ a.T
            y = y + scale * (low @ b.T)

        def back(dy, g):
            add(g, name + ".weight", outer(dy, x))
            dx = dy @ w
            if adapted:
                add(g, key_b, scale * outer(dy, low))
                dlow = scale * (dy @ b)
                add(g, key_a, outer(dlow, x))
                dx = dx + dlow @ a
            return dx
        return y, back

    def norm(self, key, x):
        w = self.w[key]
        r = 1 / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + self.c["normEpsilon"])

        def back(dy, g):
            add(g, key, np.sum(dy * x * r, axis=tuple(range(dy.ndim - 1))))
            dn = dy * w
            return r * dn - x * r ** 3 * np.mean(dn * x, axis=-1, keepdims=True)
        return x * r * w, back

    def attention(self, at, x):
        batch, length, width = x.shape
        heads, kv_heads = self.c["heads"], self.c["keyValueHeads"]
        dim, group = width // heads, heads // kv_heads
        angles = np.outer(np.arange(length), inverse_frequencies(dim, self.c["ropeTheta"], self.c["ropeScaling"]))
        cos, sin = np.tile(np.cos(angles), 2), np.tile(np.sin(angles), 2)

        def apart(y, n):
            return y.reshape(batch, length, n, dim).transpose(0, 2, 1, 3)

        def together(y):
            return y.transpose(0, 2, 1, 3).reshape(batch, length, -1)

        def turn(y):
            return y * cos + rotate_half(y) * sin

        def turn_back(dy):
            return dy * cos + rotate_half_transposed(dy * sin)

        def ungroup(y):
            return np.repeat(y, group, axis=1)

        def regroup(dy):
            return dy.reshape(batch, kv_heads, group, length, dim).sum(axis=2)

        q, q_back = self.linear(at + "q_proj", x)
        k, k_back = self.linear(at + "k_proj", x)
        v, v_back = self.linear(at + "v_proj", x)
        q, k, v = turn(apart(q, heads)), ungroup(turn(apart(k, kv_heads))), ungroup(apart(v, kv_heads))
        future = np.triu(np.ones((length, length), dtype=bool), 1)
        scores = np.where(future, -np.inf, q @ k.transpose(0, 1, 3, 2) / math.sqrt(dim))
        p = softmax(scores)
        y, o_back = self.linear(at + "o_proj", together(p @ v))

        def back(dy, g):
            dmixed = apart(o_back(dy, g), heads)
            dv = p.transpose(0, 1, 3, 2) @ dmixed
            dp = dmixed @ v.transpose(0, 1, 3, 2)
            ds = p * (dp - np.sum(dp * p, axis=-1, keepdims=True)) / math.sqrt(dim)
            dq, dk = ds @ k, ds.transpose(0, 1, 3, 2) @ q
            return (q_back(together(turn_back(dq)), g)
                    + k_back(together(turn_back(regroup(dk))), g)
                    + v_back(together(regroup(dv)), g))
        return y, back

    def feed_forward(self, at, x):
        gate, gate_back = self.linear(at + "gate_proj", x)
        up, up_back = self.linear(at + "up_proj", x)
        sigmoid = 1 / (1 + np.exp(-gate))
        y, down_back = self.linear(at + "down_proj", gate * sigmoid * up)

        def back(dy, g):
            dz = down_back(dy, g)
            dgate = dz * up * sigmoid * (1 + gate * (1 - sigmoid))
            return gate_back(dgate, g) + up_back(dz * gate * sigmoid, g)
        return y, back

    def block(self, i, x):
        at = f"model.layers.{i}."
        n1, n1_back = self.norm(at + "input_layernorm.weight", x)
        a, a_back = self.attention(at + "self_attn.", n1)
        h = x + a
        n2, n2_back = self.norm(at + "post_attention_layernorm.weight", h)
        f, f_back = self.feed_forward(at + "mlp.", n2)

        def back(dy, g):
            dh = dy + n2_back(f_back(dy, g), g)
            return dh + n1_back(a_back(dh, g), g)
        return h + f, back

    def embed(self, tokens):
        def back(dy, g):
            table = np.zeros_like(self.w[EMBEDDING])
            np.add.at(table, tokens, dy)
            add(g, EMBEDDING, table)
        return self.w[EMBEDDING][tokens], back

    def head(self, x):
        n, n_back = self.norm(NORM, x)
        w = self.w[EMBEDDING if self.c["tiedEmbedding"] else HEAD]

        def back(dy, g):
            add(g, HEAD, outer(dy, n))
            return n_back(dy @ w, g)
        return n @ w.T, back

    def rest(self, h, cut):
        """Returns logits from the hidden state after {cut} blocks, the hidden states on the way, and the pullbacks."""
        states, backs = [h], []
        for i in range(cut, self.c["blocks"]):
            h, back = self.block(i, h)
            states.append(h)
            backs.append(back)
        logits, back = self.head(h)
        return logits, states, backs + [back]

    def logits(self, tokens):
        return self.rest(self.embed(tokens)[0], 0)[0]

    def gradients(self, tokens, loss):
        """Returns all values of one batch; cut gradients are those at the states after 0, 1, … L blocks."""
        h, embed_back = self.embed(tokens)
        logits, states, backs = self.rest(h, 0)
        parts, d = loss(logits)
        g, cuts = {}, []
        for back in reversed(backs):
            d = back(d, g)
            cuts.insert(0, d)
        embed_back(d, g)
        tied_head = None
        if self.c["tiedEmbedding"]:
            tied_head = g.pop(HEAD)
            g[EMBEDDING] = g[EMBEDDING] + tied_head
        return {"logits": logits, "states": states, "parts": parts, "gradients": {name: g[name] for name in self.w},
                "cuts": cuts, "tiedHead": tied_head}


def add(g, key, value):
    g[key] = g[key] + value if key in g else value


def outer(dy, x):
    """Sum over tokens of dy xᵀ: the gradient of the weight of y = W x."""
    return dy.reshape(-1, dy.shape[-1]).T @ x.reshape(-1, x.shape[-1])


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def log_softmax(x):
    x = x - np.max(x, axis=-1, keepdims=True)
    return x - np.log(np.sum(np.exp(x), axis=-1, keepdims=True))


# Loss and optimiser

def distillation(teacher, targets, alpha, t):
    """Returns a function of logits: (divergence, cross-entropy, loss), means over tokens, and the loss gradient."""
    tokens = targets.size
    one_hot = np.eye(teacher.shape[-1])[targets]

    def loss(student):
        soft, hard = log_softmax(teacher / t), log_softmax(student)
        divergence = np.sum(np.exp(soft) * (soft - log_softmax(student / t))) / tokens
        cross_entropy = -np.sum(one_hot * hard) / tokens
        parts = (divergence, cross_entropy, alpha * t * t * divergence + (1 - alpha) * cross_entropy)
        d = alpha * t * (softmax(student / t) - np.exp(soft)) + (1 - alpha) * (np.exp(hard) - one_hot)
        return parts, d / tokens
    return loss


def group(name):
    """Returns the group to clip gradients in: the embedding, each block, or the final norm with an untied head."""
    if name == EMBEDDING:
        return "embedding"
    return name.split(".")[2] if name.startswith("model.layers.") else "head"


class AdamW:

    def __init__(self, o):
        self.o, self.step_count, self.m, self.v = o, 0, {}, {}

    def step(self, w, g):
        """Changes w in place; returns the norm of each group before clipping."""
        o = self.o
        squares = {}
        for name, value in g.items():
            squares[group(name)] = squares.get(group(name), 0.0) + float(np.sum(value * value))
        norms = {key: math.sqrt(square) for key, square in squares.items()}
        self.step_count += 1
        for name, value in g.items():
            value = value * min(1.0, o["clip"] / (norms[group(name)] + 1e-6))
            self.m[name] = o["beta1"] * self.m.get(name, 0.0) + (1 - o["beta1"]) * value
            self.v[name] = o["beta2"] * self.v.get(name, 0.0) + (1 - o["beta2"]) * value * value
            mean = self.m[name] / (1 - o["beta1"] ** self.step_count)
            variance = self.v[name] / (1 - o["beta2"] ** self.step_count)
            decayed = w[name] * (1 - o["learningRate"] * o["weightDecay"])
            w[name] = decayed - o["learningRate"] * mean / (np.sqrt(variance) + o["epsilon"])
        return norms


# The gradients against central differences

def check_gradients(case, model, tokens, loss, rng):
    """Checks along three random directions of every parameter and hidden state, relative to the gradient's norm."""
    result = model.gradients(tokens, loss)

    def compare(what, gradient, value_at):
        for _ in range(3):
            direction = rng.choice([-1.0, 1.0], size=gradient.shape)
            expected = float(np.sum(gradient * direction))
            h = 1e-5 / math.sqrt(gradient.size)
            measured = (value_at(h * direction) - value_at(-h * direction)) / (2 * h)
            error = abs(measured - expected) / float(np.linalg.norm(gradient))
            worst[0] = max(worst[0], error)
            if not error <= 1e-6:
                sys.exit(f"{case}: gradient of {what} off by {error:.1e}")

    worst = [0.0]
    for name, gradient in result["gradients"].items():
        def moved(by, name=name):
            near = Llama(model.c, {**model.w, name: model.w[name] + by}, model.lora_scale)
            return loss(near.logits(tokens))[0][2]
        compare(name, gradient, moved)
    for cut, gradient in enumerate(result["cuts"]):
        compare(f"cut {cut}", gradient, lambda by: loss(model.rest(result["states"][cut] + by, cut)[0])[0][2])
    return worst[0]


# The cases

TEACHER = config(24, 35, 4, 4, 37, 2, False)
TRAINING = {"alpha": 0.7, "temperature": 2.5, "learningRate": 0.01, "beta1": 0.9, "beta2": 0.97, "epsilon": 1e-8,
            "weightDecay": 0.1, "clip": 0.6}
CASES = {  # name: seed, config, training, LoRA
    "untied": (11, config(16, 28, 4, 2, 37, 3, False), TRAINING, None),
    "tied-scaled-rope": (12, config(16, 19, 2, 1, 37, 3, True, eps=1e-6, theta=100.0,
                                    scaling=scaling(8.0, 1.0, 4.0, 64)),
                         {**TRAINING, "alpha": 0.5, "temperature": 2.0, "clip": 1.2}, None),
    "lora": (13, config(12, 23, 3, 1, 37, 3, True, theta=500000.0),
             {**TRAINING, "alpha": 0.9, "temperature": 4.0, "weightDecay": 0.01, "clip": 1.3},
             {"rank": 3, "alpha": 8.0}),
}
PUBLISHED_ROPES = {  # from the config.json of each
    "llama-2-7b": (128, 10000.0, None),
    "llama-3.1-8b": (128, 500000.0, scaling(8.0, 1.0, 4.0, 8192)),
    "llama-3.2-1b": (64, 500000.0, scaling(32.0, 1.0, 4.0, 8192)),
}


def generator(seed):
    return np.random.Generator(np.random.PCG64(seed))


def teacher_weights():
    return weights(TEACHER, generator(10))


def case(name):
    seed, c, training, lora = CASES[name]
    rng = generator(seed)
    w = weights(c, rng)
    trained = adapters(c, lora["rank"], rng) if lora else dict(w)
    scale = lora["alpha"] / lora["rank"] if lora else None
    teacher = Llama(TEACHER, teacher_weights())
    batches, losses = [], []
    for rows, length in ((2, 7), (2, 7), (1, 5)):
        text = rng.integers(0, c["vocabulary"], size=(rows, length + 1))
        tokens, targets = text[:, :-1], text[:, 1:]
        logits = teacher.logits(tokens)
        batches.append({"tokens": tokens, "targets": targets, "teacherLogits": logits})
        losses.append(distillation(logits, targets, training["alpha"], training["temperature"]))

    model = Llama(c, {**w, **trained}, scale)
    worst = check_gradients(name, model, batches[0]["tokens"], losses[0], rng)
    first = model.gradients(batches[0]["tokens"], losses[0])

    optimiser, after, steps = AdamW(training), dict(trained), []
    for batch, loss in zip(batches, losses):
        result = Llama(c, {**w, **after}, scale).gradients(batch["tokens"], loss)
        norms = optimiser.step(after, {key: result["gradients"][key] for key in after})
        steps.append({"loss": result["parts"][2], "norms": norms})
    norms = [norm for step in steps for norm in step["norms"].values()]
    if not min(norms) < training["clip"] < max(norms):
        sys.exit(f"{name}: clipping is not tried both ways, norms {min(norms):.3g} to {max(norms):.3g}")

    dim = c["width"] // c["heads"]
    print(f"{name}: gradients within {worst:.1e} of central differences, norms {min(norms):.3g} to {max(norms):.3g}")
    return {
        "name": name, "config": c, "training": training,
        "lora": {**lora, "weights": trained} if lora else None,
        "weights": w, "batches": batches,
        "expected": {
            "inverseFrequencies": inverse_frequencies(dim, c["ropeTheta"], c["ropeScaling"]),
            "hiddenStates": first["states"], "logits": first["logits"],
            "nextTokens": np.argmax(first["logits"], axis=-1),
            "divergence": first["parts"][0], "crossEntropy": first["parts"][1], "loss": first["parts"][2],
            "cutGradients": first["cuts"],
            "gradients": {key: first["gradients"][key] for key in trained},
            "tiedHeadGradient": None if lora else first["tiedHead"],
            "steps": steps, "trained": after,
        },
    }


def files():
    yield "llama-rope.json", [
        {"name": name, "headWidth": dim, "theta": theta, "scaling": scaled,
         "inverseFrequencies": inverse_frequencies(dim, theta, scaled)}
        for name, (dim, theta, scaled) in PUBLISHED_ROPES.items()]
    yield "llama-teacher.json", {"config": TEACHER, "weights": teacher_weights()}
    for name in CASES:
        yield f"llama-{name}.json", case(name)


# JSON: floats with all their digits, a line per tensor

def plain(x):
    if isinstance(x, np.ndarray):
        return {"shape": list(x.shape), "values": [v.item() for v in x.ravel()]}
    if isinstance(x, dict):
        return {key: plain(value) for key, value in x.items()}
    if isinstance(x, (list, tuple)):
        return [plain(value) for value in x]
    return x.item() if isinstance(x, np.generic) else x


def text(x, indent=""):
    nested = [v for v in (x.values() if isinstance(x, dict) else x) if isinstance(v, (dict, list))] \
        if isinstance(x, (dict, list)) else []
    if not nested or "shape" in x:
        return json.dumps(x, allow_nan=False)
    deeper = indent + " "
    if isinstance(x, dict):
        lines = [f"{deeper}{json.dumps(key)}: {text(value, deeper)}" for key, value in x.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + text(value, deeper) for value in x) + f"\n{indent}]"


def differences(x, y, at):
    """Lists where two JSON values differ; floats may differ by the rounding of another BLAS."""
    if isinstance(x, dict) and isinstance(y, dict) and list(x) == list(y):
        return [d for key in x for d in differences(x[key], y[key], f"{at}.{key}")]
    if isinstance(x, list) and isinstance(y, list) and len(x) == len(y):
        return [d for i in range(len(x)) for d in differences(x[i], y[i], f"{at}[{i}]")]
    if isinstance(x, float) and isinstance(y, float):
        return [] if math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-12) else [f"{at}: {x} in the file, {y} computed"]
    return [] if type(x) is type(y) and x == y else [f"{at}: differs"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    check = arguments.parse_args().check
    found = []
    for name, value in list(files()):  # computes all before writing any
        value = plain(value)
        if check:
            found += differences(json.loads((RESOURCES / name).read_text(encoding="utf-8")), value, name)
        else:
            RESOURCES.mkdir(parents=True, exist_ok=True)
            (RESOURCES / name).write_text(text(value) + "\n", encoding="utf-8")
    if found:
        sys.exit("\n".join(found[:20]))
    print("the committed files are as computed" if check else f"written to {RESOURCES}")


if __name__ == "__main__":
    main()
