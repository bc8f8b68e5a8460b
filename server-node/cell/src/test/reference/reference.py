#!/usr/bin/env python3
"""An independent implementation of the cost model and the three methods. The tests compare splitkd with it.

It was written from the formulas alone, without reading the Java code, and shares no code with it. It covers the lap
and the sequential schedule, without shadowing.

  reference.py --set policy.selection=index --set run.trials=3     means over the trials, as JSON
  reference.py --sessions sessions.csv                             every session
  reference.py --cases > ../resources/reference/cases.json         the expectations of the tests
"""
import argparse, bisect, csv, json, math, sys

M64 = (1 << 64) - 1


class SplittableRandom:
    GAMMA = 0x9E3779B97F4A7C15

    def __init__(self, seed):
        self.seed = seed & M64

    def next_long(self):
        self.seed = (self.seed + self.GAMMA) & M64
        z = self.seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M64
        return z ^ (z >> 31)

    def next_double(self):
        return (self.next_long() >> 11) * 2.0 ** -53


DEFAULTS = {
    "models.preset": "paper",
    "workload.sequence-length": 512, "workload.batch-size": 4, "workload.batches-per-epoch": 2,
    "workload.local-epochs": 4, "workload.training": "lora", "workload.lora-rank": 16,
    "workload.activation-bits": 16.0, "workload.gradient-bits": 16.0, "workload.parameter-bits": 16.0,
    "workload.download-parameters": True, "workload.upload-parameters": True,
    "server.f-max-ghz": 2.52, "server.f-min-ghz": 0.21, "server.f-floor-ghz": 2.1, "server.cores": 16384.0,
    "server.flop-per-core-cycle": 4.0, "server.utilisation": 0.5, "server.p-max-w": 450.0,
    "server.p-static-w": 65.0, "server.p-wait-w": 20.0, "server.memory-gib": 24.0,
    "modem.p-tx-w": 5.0, "modem.p-rx-w": 3.0,
    "radio.carrier-ghz": 28.0, "radio.n-prb": 132, "radio.numerology": 3, "radio.layers": 1,
    "radio.overhead-up": 0.10, "radio.overhead-down": 0.18, "radio.share-up": 0.5, "radio.share-down": 0.5,
    "radio.ue-dbm": 23.0, "radio.bs-dbm": 37.0, "radio.ue-gain-dbi": 14.0, "radio.bs-gain-dbi": 23.0,
    "radio.extra-loss-db": 0.0, "radio.cqi-table": "64qam", "radio.snr-thresholds": "canonical",
    "radio.channels.good": -166.0, "radio.channels.normal": -163.0, "radio.channels.poor": -160.0,
    "mobility.speed-kmh": 30.0, "mobility.lap-los-side-m": 400.0, "mobility.lap-depth-m": 200.0,
    "mobility.bs-offset-m": 10.0, "mobility.bin-m": 0.5,
    "policy.beta": 1.15, "policy.selection": "greedy", "policy.respect-memory": True,
    "policy.accounting": "active", "policy.count-base-station": False,
    "run.trials": 40, "run.seed": 20250101,
}
P_BS_TX, P_BS_RX = 25.0, 10.0

TEACHER = dict(d=4096, ffn=14336, H=32, Hkv=8, V=128256, L=32, tied=False)
STUDENT = dict(d=2048, ffn=8192, H=32, Hkv=8, V=128256, L=16, tied=True)
BLOCKS = {"paper": (64, 12), "real": (32, 16)}

_orin = dict(cores=2048, p_rated=60.0, f_rated=1.300, p_idle=9.0, mem=64.0)
_nx16 = dict(cores=1024, p_rated=25.0, f_rated=0.918, p_idle=5.0, mem=16.0)
_nx8 = dict(cores=1024, p_rated=20.0, f_rated=0.765, p_idle=5.0, mem=8.0)
_xav = dict(cores=512, p_rated=30.0, f_rated=1.200, p_idle=7.0, mem=32.0)
FLEET = [dict(_orin, f=1.30)] * 2 + [dict(_orin, f=1.00)] * 2 + [dict(_nx16, f=0.91)] * 2 \
    + [dict(_nx8, f=0.76)] * 2 + [dict(_xav, f=1.20)] * 2

THRESH = {
    "canonical": [-6.7, -4.7, -2.3, 0.2, 2.4, 4.3, 5.9, 8.1, 10.3, 11.7, 14.1, 16.3, 18.7, 21.0, 22.7],
    "awgn": [-6.936, -5.147, -3.180, -1.253, 0.761, 2.699, 4.694, 6.525, 8.573, 10.366, 12.289, 14.173, 15.888,
             17.814, 19.829],
    "mathworks": [-1.89, -0.82, 0.95, 2.95, 4.90, 7.39, 8.89, 11.02, 13.32, 14.68, 16.62, 18.91, 21.58, 24.88, 29.32],
    "lena": [-2.8, -0.973, 0.377, 1.964, 3.483, 4.842, 7.007, 8.519, 10.276, 12.239, 14.033, 15.809, 17.896, 19.765,
             22.651],
}
CQI = {
    "64qam": [(2, 78, .1523), (2, 120, .2344), (2, 193, .3770), (2, 308, .6016), (2, 449, .8770), (2, 602, 1.1758),
              (4, 378, 1.4766), (4, 490, 1.9141), (4, 616, 2.4063), (6, 466, 2.7305), (6, 567, 3.3223),
              (6, 666, 3.9023), (6, 772, 4.5234), (6, 873, 5.1152), (6, 948, 5.5547)],
    "256qam": [(2, 78, .1523), (2, 193, .3770), (2, 449, .8770), (4, 378, 1.4766), (4, 490, 1.9141), (4, 616, 2.4063),
               (6, 466, 2.7305), (6, 567, 3.3223), (6, 666, 3.9023), (6, 772, 4.5234), (6, 873, 5.1152),
               (8, 711, 5.5547), (8, 797, 6.2266), (8, 885, 6.9141), (8, 948, 7.4063)],
}
MCS0 = (2, 120, .2344)


class Model:
    def __init__(self, m, blocks, S, full, rank):
        d, ffn, V, L = m["d"], m["ffn"], m["V"], m["L"]
        q, kv = d, d * m["Hkv"] // m["H"]
        pa, pm = d * q + 2 * d * kv + q * d, 3 * d * ffn
        pb = pa + pm + 2 * d
        self.d, self.V, self.blocks, self.block_params = d, V, blocks, pb
        scale = L / blocks
        self.embed = V * d
        self.params = self.embed * (1 if m["tied"] else 2) + L * pb + d
        self.fwd = scale * (2 * (pa + pm) + 4 * S * q)
        self.bwd = 2 * self.fwd if full else scale * (2 * (pa + pm) + 8 * S * q)
        self.head = 2 * d * V
        self.trainable = scale * pb if full else \
            scale * rank * ((d + q) + 2 * (d + kv) + (q + d) + 2 * (d + ffn) + (ffn + d))
        self.act = scale * 2 * (6 * d + 2 * kv + 3 * ffn)
        self.all_fwd = blocks * self.fwd + 2 * d * V


class World:
    def __init__(self, cfg):
        self.cfg = cfg
        g = cfg.__getitem__
        full = g("workload.training") == "full"
        assert g("workload.training") in ("lora", "full")
        lt, ls = BLOCKS[g("models.preset")]
        S = g("workload.sequence-length")
        self.t = Model(TEACHER, lt, S, full, g("workload.lora-rank"))
        self.s = Model(STUDENT, ls, S, full, g("workload.lora-rank"))
        self.tok = g("workload.batch-size") * S
        self.nb = g("workload.batches-per-epoch") * g("workload.local-epochs")
        t, s, tok = self.t, self.s, self.tok
        self.cuts = range(1, ls)
        self.bytes_per_param = 14 if full else 16
        self.kappa = (g("server.p-max-w") - g("server.p-static-w")) / g("server.f-max-ghz") ** 3
        per_ghz = 1e9 * g("server.cores") * g("server.flop-per-core-cycle") * g("server.utilisation")
        self.bits_up = tok * t.d * g("workload.activation-bits") + tok * s.d * g("workload.activation-bits")
        self.bits_up_teacher = tok * t.d * g("workload.activation-bits")
        self.bits_up_student = tok * s.d * g("workload.activation-bits")
        self.bits_down = tok * s.d * g("workload.gradient-bits")
        self.srv_work = {c: (tok * t.all_fwd + tok * ((ls - c) * (s.fwd + s.bwd) + 2 * s.head)) / per_ghz
                         for c in self.cuts}                                   # GHz.s per batch
        self.srv_work_teacher = tok * t.all_fwd / per_ghz
        self.par_bits = {c: c * s.trainable * g("workload.parameter-bits") for c in self.cuts}
        self.par_dl = 1.0 if g("workload.download-parameters") else 0.0
        self.par_ul = 1.0 if g("workload.upload-parameters") else 0.0
        self.dev = []
        for v in FLEET:
            thr = v["f"] * 1e9 * v["cores"] * 16 * 0.4
            p = v["p_idle"] + (v["p_rated"] - v["p_idle"]) * (v["f"] / v["f_rated"]) ** 3
            fit = [c for c in self.cuts if self.device_bytes(c) <= v["mem"] * 2 ** 30]
            self.dev.append(dict(p=p, idle=v["p_idle"], fit=fit,
                                 fw={c: tok * c * s.fwd / thr for c in self.cuts},
                                 bw={c: tok * c * s.bwd / thr for c in self.cuts},
                                 cuts=(list(self.cuts) if not g("policy.respect-memory") else (fit or [1]))))
        self.lap = 2 * (g("mobility.lap-los-side-m") + g("mobility.lap-depth-m"))
        self.speed = g("mobility.speed-kmh") / 3.6
        self.full = g("policy.accounting") == "full"
        assert g("policy.accounting") in ("active", "full") and g("policy.selection") in ("greedy", "index")

    def device_bytes(self, c):
        s = self.s
        return 1.5e9 + 2 * s.params + 2 * self.t.embed + c * s.trainable * self.bytes_per_param + c * s.act * self.tok

    def server_bytes(self, c):
        s, k = self.s, self.s.blocks - c
        return 2 * self.t.params + 2 * s.params + k * s.trainable * self.bytes_per_param + k * s.act * self.tok \
            + self.tok * s.V * 8

    def server_power(self, f):
        g = self.cfg.__getitem__
        return g("server.p-static-w") + self.kappa * f * max(f, g("server.f-floor-ghz")) ** 2

    def energy(self, v, f, dev, ul, srv, dl):
        g = self.cfg.__getitem__
        d = self.dev[v]
        e = self.server_power(f) * srv + d["p"] * dev + g("modem.p-tx-w") * ul + g("modem.p-rx-w") * dl
        total = dev + ul + srv + dl
        if self.full:
            e += g("server.p-wait-w") * (total - srv) + d["idle"] * (total - dev)
        if g("policy.count-base-station"):
            e += P_BS_TX * dl + P_BS_RX * ul
        return e

    def parts(self, v, c, f, ru, rd):
        """(device, uplink, server, downlink) seconds of one session at constant rates"""
        d = self.dev[v]
        return (self.nb * (d["fw"][c] + d["bw"][c]),
                (self.nb * self.bits_up + self.par_ul * self.par_bits[c]) / ru,
                self.nb * self.srv_work[c] / f,
                (self.nb * self.bits_down + self.par_dl * self.par_bits[c]) / rd)

    def decide(self, v, ru, rd):
        """-> (predicted delay, cut, f)"""
        g = self.cfg.__getitem__
        fmax, fmin = g("server.f-max-ghz"), g("server.f-min-ghz")
        limit = g("policy.beta") * sum(self.parts(v, 1, fmax, ru, rd))
        extra = self.dev[v]["idle"] if self.full else 0.0
        fe = max(g("server.f-floor-ghz"), ((g("server.p-static-w") + extra) / (2 * self.kappa)) ** (1 / 3))
        best = None
        for c in self.dev[v]["cuts"]:
            dev, ul, w, dl = self.parts(v, c, 1.0, ru, rd)
            a = dev + ul + dl
            if a >= limit:
                continue
            ft = w / (limit - a)
            if ft > fmax * (1 + 1e-9):
                continue
            f = min(fmax, max(fmin, fe, ft))
            e = self.energy(v, f, dev, ul, w / f, dl)
            if best is None or e < best[0]:
                best = (e, a + w / f, c, f)
        if best is None:                       # only for beta < 1
            return sum(self.parts(v, 1, fmax, ru, rd)), 1, fmax
        return best[1:]


class Channel:
    """Rates per bin of the lap, both directions, with prefix sums of bits."""

    def __init__(self, w, n0):
        g = w.cfg.__getitem__
        self.w = w
        self.bin = g("mobility.bin-m")
        W, H = g("mobility.lap-los-side-m"), g("mobility.lap-depth-m")
        self.n = max(1, math.ceil(w.lap / self.bin - 1e-9))
        scs = 15e3 * 2 ** g("radio.numerology")
        noise = n0 + 10 * math.log10(g("radio.n-prb") * 12 * scs)
        th, table = THRESH[g("radio.snr-thresholds")], CQI[g("radio.cqi-table")]
        self.snr = ([], [])
        self.rate = ([], [])
        self.loss = []
        for i in range(self.n):
            s = (i + 0.5) * self.bin
            los = s < W
            if s < W:
                x, y = -W / 2 + s, 0.0
            elif s < W + H:
                x, y = W / 2, s - W
            elif s < 2 * W + H:
                x, y = W / 2 - (s - W - H), H
            else:
                x, y = -W / 2, H - (s - 2 * W - H)
            pl = path_loss_umi(math.hypot(x, y + g("mobility.bs-offset-m")), los, g("radio.carrier-ghz"))
            self.loss.append(pl)
            for k, (p, oh, share) in enumerate((("ue-dbm", "overhead-up", "share-up"),
                                                ("bs-dbm", "overhead-down", "share-down"))):
                snr = g("radio." + p) + g("radio.ue-gain-dbi") + g("radio.bs-gain-dbi") - pl \
                    - g("radio.extra-loss-db") - noise
                cqi = bisect.bisect_right(th, snr)
                eff = 0.0
                if cqi:
                    row = table[cqi - 1]
                    # every CQI except 1 has an MCS with the same efficiency
                    eff = (MCS0 if cqi == 1 else row)[2]
                self.snr[k].append(snr)
                self.rate[k].append(g("radio.layers") * eff * 12 * g("radio.n-prb") * 14
                                    * 2 ** g("radio.numerology") * 1000 * (1 - g("radio." + oh)) * g("radio." + share))
        self.cum = []
        for k in (0, 1):                       # integral of rate over arc, metre-weighted
            c = [0.0]
            for i in range(self.n):
                width = min((i + 1) * self.bin, w.lap) - i * self.bin
                c.append(c[-1] + self.rate[k][i] * width)
            self.cum.append(c)

    def index(self, s):
        return min(self.n - 1, int(s / self.bin))

    def rates(self, s):
        i = self.index(s)
        return self.rate[0][i], self.rate[1][i]

    def transfer(self, k, s, bits):
        """seconds for bits starting at arc s (k = 0 up, 1 down)"""
        if bits <= 0:
            return 0.0
        v, lap, cum = self.w.speed, self.w.lap, self.cum[k]
        if v == 0:
            return bits / self.rate[k][self.index(s)]
        need = bits * v                        # rate * metres
        i = self.index(s)
        # the first bin directly: no cancellation in a short transfer
        left = min((i + 1) * self.bin, lap) - s
        here = self.rate[k][i] * left
        if here >= need:
            return bits / self.rate[k][i]
        need -= here
        metres = left
        after = cum[-1] - cum[i + 1]
        if need <= after:
            base, start = cum[i + 1], (i + 1) * self.bin
        else:
            need -= after
            metres = lap - s
            if cum[-1] <= 0:
                raise ValueError("no rate anywhere on the lap")
            laps = math.floor(need / cum[-1])
            if laps and need - laps * cum[-1] <= 0:
                laps -= 1
            metres += laps * lap
            need -= laps * cum[-1]
            base, start = 0.0, 0.0
        j = bisect.bisect_left(cum, base + need)      # cum[j-1] < target <= cum[j]
        j = min(max(j, 1), self.n)
        while self.rate[k][j - 1] == 0.0:
            j -= 1
        metres += (j - 1) * self.bin - start + (base + need - cum[j - 1]) / self.rate[k][j - 1]
        return metres / v


def path_loss_umi(d2, los, f_ghz, hb=10.0, hu=1.5):
    d2 = max(10.0, d2)
    d3 = math.hypot(d2, hb - hu)
    dbp = 4 * (hb - 1) * (hu - 1) * f_ghz * 1e9 / 3.0e8
    if d2 <= dbp:
        a = 32.4 + 21 * math.log10(d3) + 20 * math.log10(f_ghz)
    else:
        a = 32.4 + 40 * math.log10(d3) + 20 * math.log10(f_ghz) - 9.5 * math.log10(dbp ** 2 + (hb - hu) ** 2)
    if los:
        return a
    return max(a, 22.4 + 35.3 * math.log10(d3) + 21.3 * math.log10(f_ghz) - 0.3 * (hu - 1.5))


def starts(w):
    rng = SplittableRandom(w.cfg["run.seed"])
    out, n = [], len(FLEET)
    for _ in range(w.cfg["run.trials"]):
        s0 = rng.next_double() * w.lap
        perm = list(range(n))
        for i in range(n - 1, 0, -1):
            j = int(rng.next_double() * (i + 1))
            perm[i], perm[j] = perm[j], perm[i]
        out.append([(s0 + perm[m] * (w.lap / n)) % w.lap for m in range(n)])
    return out


def session(w, ch, arc0, v, t0, c, f):
    """drive one session; -> (delay, energy, device, uplink, server, downlink)"""
    d = w.dev[v]
    dev = ul = srv = dl = 0.0
    t = t0

    def pos():
        return (arc0 + w.speed * t) % w.lap

    def move(k, bits):
        nonlocal t, ul, dl
        x = ch.transfer(k, pos(), bits)
        t += x
        if k == 0:
            ul += x
        else:
            dl += x
    if w.par_dl:
        move(1, w.par_bits[c])
    for _ in range(w.nb):
        t += d["fw"][c]; dev += d["fw"][c]
        move(0, w.bits_up)
        x = w.srv_work[c] / f
        t += x; srv += x
        move(1, w.bits_down)
        t += d["bw"][c]; dev += d["bw"][c]
    if w.par_ul:
        move(0, w.par_bits[c])
    return t - t0, w.energy(v, f, dev, ul, srv, dl), dev, ul, srv, dl


def one_round(w, ch, arcs, method):
    fmax = w.cfg["server.f-max-ghz"]
    n = len(FLEET)
    left = list(range(n))
    t = wait = 0.0
    rows = []
    while left:
        if method == "server-only":
            v, c, f = left[0], 1, fmax
        elif method == "device-only":
            v, c, f = left[0], w.s.blocks - 1, fmax
        else:
            best = None
            for m in (left[:1] if w.cfg["policy.selection"] == "index" else left):
                ru, rd = ch.rates((arcs[m] + w.speed * t) % w.lap)
                if ru <= 0 or rd <= 0:
                    continue
                dec = w.decide(m, ru, rd)
                if best is None or dec[0] < best[0]:
                    best = (dec[0], m, dec[1], dec[2])
            if best is None:
                t += 0.5
                wait += 0.5
                if wait > 1e7:
                    raise ValueError("never in coverage")
                continue
            _, v, c, f = best
        r = session(w, ch, arcs[v], v, t, c, f)
        rows.append((len(rows) + 1, v + 1, c, f, t) + r)
        t += r[0]
        left.remove(v)
    return t, wait, rows


METHODS = ("server-only", "device-only", "proposed")


def simulate(cfg, session_rows=None):
    w = World(cfg)
    arcs = starts(w)
    out = {}
    for key in [k for k in cfg if k.startswith("radio.channels.")]:
        name = key[len("radio.channels."):]
        ch = Channel(w, cfg[key])
        out[name] = {}
        for method in METHODS:
            acc = [[] for _ in range(7)]
            for k, a in enumerate(arcs):
                t, wait, rows = one_round(w, ch, a, method)
                vals = [t, math.fsum(r[6] for r in rows)] + [math.fsum(r[i] for r in rows) for i in (7, 8, 9, 10)] + [wait]
                for x, y in zip(acc, vals):
                    x.append(y)
                if session_rows is not None:
                    session_rows += [(name, method, k + 1) + r for r in rows]
            m = [math.fsum(x) / len(x) for x in acc]
            out[name][method] = {"delay_s": m[0], "energy_j": m[1],
                                 "parts_s": {"device": m[2], "uplink": m[3], "server": m[4], "downlink": m[5]},
                                 "waiting_s": m[6]}
    return out


def parse_set(items):
    cfg = dict(DEFAULTS)
    for it in items:
        k, _, v = it.partition("=")
        if k not in cfg and not k.startswith("radio.channels."):
            sys.exit("unknown key " + k)
        old = cfg.get(k, 0.0)
        if isinstance(old, bool):
            assert v in ("true", "false")
            cfg[k] = v == "true"
        elif isinstance(old, int):
            cfg[k] = int(v)
        elif isinstance(old, float):
            cfg[k] = float(v)
        else:
            cfg[k] = v
    return cfg


def cases():
    """Returns the case study, then each key alone and some keys together, with fewer trials."""
    singles = """models.preset=real workload.sequence-length=300 workload.batch-size=7 workload.batches-per-epoch=3
        workload.local-epochs=8 workload.training=full workload.lora-rank=64 workload.activation-bits=8
        workload.gradient-bits=4 workload.parameter-bits=32 workload.download-parameters=false
        workload.upload-parameters=false server.f-max-ghz=1.9 server.f-min-ghz=2.2 server.f-floor-ghz=0.21
        server.cores=9728 server.flop-per-core-cycle=2 server.utilisation=0.35 server.p-max-w=320 server.p-static-w=90
        modem.p-tx-w=2.5 modem.p-rx-w=1 radio.carrier-ghz=3.5 radio.n-prb=66 radio.numerology=2 radio.layers=2
        radio.overhead-up=0.2 radio.overhead-down=0.05 radio.share-up=0.3 radio.share-down=0.2 radio.ue-dbm=26
        radio.bs-dbm=20 radio.ue-gain-dbi=10 radio.bs-gain-dbi=20 radio.extra-loss-db=3 radio.cqi-table=256qam
        radio.snr-thresholds=awgn radio.snr-thresholds=mathworks radio.snr-thresholds=lena radio.channels.good=-170
        mobility.speed-kmh=50 mobility.lap-los-side-m=250 mobility.lap-depth-m=90 mobility.bs-offset-m=25
        mobility.bin-m=2 policy.beta=1 policy.beta=1.6 policy.selection=index policy.accounting=full
        policy.count-base-station=true run.seed=7""".split()
    groups = [["policy.selection=index", "workload.local-epochs=8"],
              ["policy.accounting=full", "policy.count-base-station=true", "server.p-wait-w=35"],
              ["workload.training=full", "models.preset=real"],
              ["radio.cqi-table=256qam", "radio.snr-thresholds=awgn", "radio.n-prb=66", "radio.layers=2"],
              ["workload.training=full", "policy.respect-memory=false", "policy.beta=1.8"],
              ["workload.training=full", "policy.beta=1.8"],
              ["radio.share-up=0.8", "radio.share-down=0.2", "mobility.speed-kmh=120", "policy.beta=1.3"]]
    return [[]] + [c + ["run.trials=3"] for c in [[one] for one in singles] + groups]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--set", nargs="+", action="extend", default=[])
    ap.add_argument("--sessions")
    ap.add_argument("--cases", action="store_true")
    a = ap.parse_args()
    if a.cases:
        print(json.dumps([{"set": c, "channels": simulate(parse_set(c))} for c in cases()], indent=1))
        return
    cfg = parse_set(a.set)
    rows = [] if a.sessions else None
    print(json.dumps(simulate(cfg, rows), indent=1))
    if a.sessions:
        with open(a.sessions, "w", newline="") as fh:
            o = csv.writer(fh, lineterminator="\n")
            o.writerow("channel,method,trial,order,vehicle,cut,frequency_ghz,start_s,delay_s,energy_j,device_s,"
                       "uplink_s,server_s,downlink_s".split(","))
            for r in rows:
                o.writerow([repr(x) if isinstance(x, float) else x for x in r])


if __name__ == "__main__":
    main()
