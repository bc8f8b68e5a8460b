#!/usr/bin/env python3
"""An independent implementation of levers, methods and bounds, on top of reference.py. The tests compare splitkd with it.

It was written from the formulas alone, without reading the Java code, and shares no code with it. It covers more than splitkd
has so far; BeyondReferenceTest picks the cases that splitkd can run.

  beyond.py --set levers.soft-labels=session run.trials=3 --methods proposed,oracle     means over the trials, as JSON
  beyond.py --sessions sessions.csv                                                     every session
  beyond.py --cases > ../resources/reference/beyond.json                                the expectations of the tests
  beyond.py --memory --set ...                                                          bytes and bits, nothing is run
  beyond.py --table                                                                     the default setting beside a published table

fleet.battery-wh and fleet.charge are one value or one per vehicle (null: no battery), fleet.counts the number of vehicles of each of
the five entries of the default fleet. regret_* are there only if oracle is among the methods.

Where rounding would decide, it does not: arrivals at the GPU within 1e-9 s are a tie (parallel), a charge may miss the needed one by
1e-9 (battery-aware), a penalty its allowance by 1e-12.
"""
import argparse, copy, csv, json, math, os, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import reference as ref

ALL_METHODS = ["server-only", "device-only", "proposed", "delay-price", "battery-aware", "card", "neurosurgeon",
               "random", "greedy-delay", "exact-order", "clustered", "parallel", "oracle"]

DEFAULTS = dict(ref.DEFAULTS)
DEFAULTS.update({
    "levers.soft-labels": "none", "levers.soft-label-store": "full", "levers.soft-label-top-k": 64,
    "levers.soft-label-bits": 16, "levers.soft-label-tail": "bucket", "levers.token-codes": False,
    "levers.teacher-precision": "fp16", "levers.fp8-speedup": 2.0, "levers.codecs": ["none"],
    "levers.quality-budget": 0.0, "levers.top-k-share": 0.25, "levers.round": 1,
    "levers.penalties.none": 0.0, "levers.penalties.int8": 0.001, "levers.penalties.int4": 0.01,
    "levers.penalties.top-k": 0.15, "levers.penalties.fp8-teacher": 0.002, "levers.penalties.top-k-labels": 0.001,
    "workload.schedule": "sequential", "workload.micro-batches": 1,
    "levers.phase-clocks": False, "levers.idle-clock": "parked", "server.p-hold-w": 65.0,
    "policy.delay-price": 100.0, "policy.card-weight": 0.5, "policy.neurosurgeon": "latency",
    "policy.order-decision": "proposed", "policy.beam": 4096, "policy.reserve": 0.0, "policy.below-reserve": "skip",
    "policy.carrier-mode": "slots", "policy.clusters.count": 3, "policy.clusters.form": "round",
    "policy.clusters.features": ["throughput", "memory", "rate"], "policy.clusters.carrier": "equal",
    "policy.parallel-carrier": "equal",
    # of this program only: one value, or one per vehicle; null = without a battery
    "fleet.battery-wh": [None], "fleet.charge": [1.0],
    "fleet.counts": [2, 2, 2, 2, 2],           # vehicles of the five entries of the default fleet
})
CHOICES = {
    "levers.soft-labels": ("none", "session", "run"), "levers.soft-label-store": ("full", "top-k"),
    "levers.soft-label-tail": ("bucket", "renormalise"), "levers.teacher-precision": ("fp16", "fp8"),
    "workload.schedule": ("sequential", "overlapped"), "levers.idle-clock": ("parked", "held"),
    "policy.neurosurgeon": ("latency", "energy"), "policy.order-decision": ("proposed", "delay-price"),
    "policy.below-reserve": ("skip", "serve"), "policy.carrier-mode": ("slots", "bands"),
    "policy.clusters.form": ("round", "session"), "policy.clusters.carrier": ("equal", "optimal"),
    "policy.parallel-carrier": ("equal", "fair"), "policy.accounting": ("active", "full"),
    "policy.selection": ("greedy", "index"),
}
EPS_PENALTY = 1e-12     # slack of the budget comparison, for 0.001 <= (0.01 - 0.001)/9
TIE_GPU = 1e-9          # arrivals at the GPU closer than this count as one (lower index first)
EPS_CHARGE = 1e-9      # slack of "charge >= what is needed": twins at equal rates reach the same charge, up to rounding


class Dec:
    """a decision with its prediction"""
    __slots__ = ("T", "E", "cut", "codec", "ft", "fs", "draw")

    def __init__(self, T, E, cut, codec, ft, fs, draw):
        self.T, self.E, self.cut, self.codec, self.ft, self.fs, self.draw = T, E, cut, codec, ft, fs, draw


def log2ceil(n):
    return (n - 1).bit_length()


class World(ref.World):
    def __init__(self, cfg):
        types = ref_types()
        self.type_of = [i for i, n in enumerate(cfg["fleet.counts"]) for _ in range(n)]
        ref.FLEET = [types[i] for i in self.type_of]
        super().__init__(cfg)
        g = cfg.__getitem__
        self.M = M = len(self.type_of)
        self.fleet = ref.FLEET
        s, t, tok = self.s, self.t, self.tok
        ls = s.blocks
        per_ghz = 1e9 * g("server.cores") * g("server.flop-per-core-cycle") * g("server.utilisation")
        self.K = self.nb
        n = g("workload.batches-per-epoch")
        self.nf = {"none": self.K, "session": n, "run": n if g("levers.round") == 1 else 0}[g("levers.soft-labels")]
        fp8 = g("levers.teacher-precision") == "fp8"
        self.wt = tok * t.all_fwd / per_ghz / (g("levers.fp8-speedup") if fp8 else 1.0)
        self.ws = {c: tok * ((ls - c) * (s.fwd + s.bwd) + 2 * s.head) / per_ghz for c in self.cuts}
        codes = g("levers.token-codes")
        self.ut = tok * log2ceil(t.V) if codes else tok * t.d * g("workload.activation-bits")
        d = s.d
        k = math.ceil(g("levers.top-k-share") * d)
        per_token = {"none": (d * g("workload.activation-bits"), d * g("workload.gradient-bits")),
                     "int8": (8 * d + 32, 8 * d + 32), "int4": (4 * d + 32, 4 * d + 32),
                     "top-k": (k * (16 + log2ceil(d)), 16 * k)}
        self.cu = {c: tok * x[0] for c, x in per_token.items()}
        self.cd = {c: tok * x[1] for c, x in per_token.items()}
        self.pen = {c: g("levers.penalties." + c) for c in per_token}
        topk_labels = g("levers.soft-labels") != "none" and g("levers.soft-label-store") == "top-k"
        self.phi = (g("levers.penalties.fp8-teacher") if fp8 else 0.0) \
            + (g("levers.penalties.top-k-labels") if topk_labels else 0.0)
        self.Q = g("levers.quality-budget")
        if self.phi > self.Q + EPS_PENALTY:
            sys.exit("the levers alone cost more than levers.quality-budget")
        self.codec_list = g("levers.codecs")
        self.over = g("workload.schedule") == "overlapped"
        self.q = g("workload.micro-batches")
        assert g("workload.batch-size") % self.q == 0
        self.phase = g("levers.phase-clocks")
        self.p_wait = g("server.p-hold-w") if g("levers.idle-clock") == "held" else g("server.p-wait-w")
        self.fmax, self.fmin, self.floor = g("server.f-max-ghz"), g("server.f-min-ghz"), g("server.f-floor-ghz")
        self.pst = g("server.p-static-w")
        self.ptx, self.prx = g("modem.p-tx-w"), g("modem.p-rx-w")
        self.bs = g("policy.count-base-station")
        self.beta, self.lam = g("policy.beta"), g("policy.delay-price")
        self.respect = g("policy.respect-memory")
        for v, dev in enumerate(self.dev):
            mem = self.fleet[v]["mem"] * 2 ** 30
            less = 2 * t.embed if codes else 0
            fit = [c for c in self.cuts if self.device_bytes(c) - less <= mem]
            dev["fit"] = fit
            dev["cuts"] = list(self.cuts) if not self.respect else (fit or [1])
            dev["thr"] = self.fleet[v]["f"] * 1e9 * self.fleet[v]["cores"] * 16 * 0.4
        self.first_of = {}
        for v in range(M - 1, -1, -1):
            self.first_of[self.type_of[v]] = v
        self.canon = [self.first_of[i] for i in self.type_of]     # a vehicle of the same kind, for the cache
        per = lambda key: (g(key) * M if len(g(key)) == 1 else g(key))
        self.wh, self.charge0 = per("fleet.battery-wh"), per("fleet.charge")
        assert len(self.wh) == M and len(self.charge0) == M
        table = ref.CQI[g("radio.cqi-table")]
        self.top_rates = tuple(
            g("radio.layers") * table[14][2] * 12 * g("radio.n-prb") * 14 * 2 ** g("radio.numerology") * 1000
            * (1 - g("radio." + oh)) * g("radio." + sh)
            for oh, sh in (("overhead-up", "share-up"), ("overhead-down", "share-down")))
        self.cache = {}

    # ---- server memory, for the record only
    def kept_bytes(self):
        g = self.cfg.__getitem__
        if g("levers.soft-labels") == "none":
            return 0.0
        V, bits, k = self.t.V, g("levers.soft-label-bits"), g("levers.soft-label-top-k")
        x = V * bits if g("levers.soft-label-store") == "full" else k * (bits + log2ceil(V)) + bits
        n = g("workload.batches-per-epoch")
        return n * self.tok * (self.M if g("levers.soft-labels") == "run" else 1) * x / 8

    def server_bytes_levers(self, c):
        return self.server_bytes(c) + self.kept_bytes() \
            - (self.t.params if self.cfg["levers.teacher-precision"] == "fp8" else 0)

    # ---- prediction at constant rates
    def pieces(self, v, c, codec, ru, rd):
        """device, uplink, teacher work, student work (GHz.s), downlink of a session"""
        d = self.dev[v]
        K, nf = self.K, self.nf
        return (K * (d["fw"][c] + d["bw"][c]),
                (nf * self.ut + K * self.cu[codec] + self.par_ul * self.par_bits[c]) / ru,
                nf * self.wt, K * self.ws[c],
                (K * self.cd[codec] + self.par_dl * self.par_bits[c]) / rd)

    def pipeline(self, v, c, codec, ru, rd):
        """-> function (xT, xS) -> (delay, d/dxT, d/dxS) of the overlapped schedule, x = 1/f"""
        d = self.dev[v]
        K, nf, q = self.K, self.nf, self.q
        fw, bw = d["fw"][c] / q, d["bw"][c] / q
        ut, us, dl = self.ut / ru, self.cu[codec] / q / ru, self.cd[codec] / q / rd
        wt, ws = self.wt, self.ws[c] / q
        pd = self.par_dl * self.par_bits[c] / rd
        pu = self.par_ul * self.par_bits[c] / ru
        js = range(q)

        def at(xt, xs):
            # a triple is (time, teacher work, student work on the path)
            ttime, stime = wt * xt, ws * xs
            dev = up = gpu = dn = (pd, 0.0, 0.0)
            utend = None
            if nf > 0:
                up = (up[0] + ut, up[1], up[2])
                gpu = (up[0] + ttime, up[1] + wt, up[2])
            for k in range(K):
                dfe = []
                for j in js:
                    dev = (dev[0] + fw, dev[1], dev[2])
                    dfe.append(dev)
                use = []
                for j in js:
                    b = up if up[0] >= dfe[j][0] else dfe[j]
                    up = (b[0] + us, b[1], b[2])
                    use.append(up)
                fresh = k + 1 < nf
                if fresh:
                    up = utend = (up[0] + ut, up[1], up[2])
                se = []
                for j in js:
                    b = gpu if gpu[0] >= use[j][0] else use[j]
                    gpu = (b[0] + stime, b[1], b[2] + ws)
                    se.append(gpu)
                if fresh:
                    b = gpu if gpu[0] >= utend[0] else utend
                    gpu = (b[0] + ttime, b[1] + wt, b[2])
                dle = []
                for j in js:
                    b = dn if dn[0] >= se[j][0] else se[j]
                    dn = (b[0] + dl, b[1], b[2])
                    dle.append(dn)
                for j in js:
                    b = dev if dev[0] >= dle[j][0] else dle[j]
                    dev = (b[0] + bw, b[1], b[2])
            return dev[0] + pu, dev[1], dev[2]
        return at

    def delay_fn(self, v, c, codec, ru, rd):
        if self.over:
            return self.pipeline(v, c, codec, ru, rd)
        dev, ul, wt, ws, dl = self.pieces(v, c, codec, ru, rd)
        a = dev + ul + dl
        return lambda xt, xs: (a + wt * xt + ws * xs, wt, ws)

    def energy_of(self, v, ft, fs, tt, ts, dev, ul, dl, T):
        """energy of a session: tt, ts = seconds of the server's teacher and student part"""
        d = self.dev[v]
        e = self.server_power(ft) * tt + self.server_power(fs) * ts if ft != fs else self.server_power(fs) * (tt + ts)
        e += d["p"] * dev + self.ptx * ul + self.prx * dl
        if self.full:
            e += self.p_wait * (T - tt - ts) + d["idle"] * (T - dev)
        if self.bs:
            e += ref.P_BS_TX * dl + ref.P_BS_RX * ul
        return e

    def draw_of(self, v, T, dev, ul, dl):
        d = self.dev[v]
        return d["idle"] * T + (d["p"] - d["idle"]) * dev + self.ptx * ul + self.prx * dl

    def dec(self, v, c, codec, ru, rd, ft, fs, T=None):
        dev, ul, wt, ws, dl = self.pieces(v, c, codec, ru, rd)
        if T is None:
            T = self.delay_fn(v, c, codec, ru, rd)(1 / ft, 1 / fs)[0]
        return Dec(T, self.energy_of(v, ft, fs, wt / ft, ws / fs, dev, ul, dl, T), c, codec, ft, fs,
                   self.draw_of(v, T, dev, ul, dl))

    # ---- clocks
    def clip(self, f):
        return min(self.fmax, max(self.fmin, f))

    def clock(self, extra):
        """least of P(f)/f + extra/f"""
        return self.clip(max(self.floor, (max(0.0, self.pst + extra) / (2 * self.kappa)) ** (1 / 3)))

    def limit_of(self, v, ru, rd):
        x = 1 / self.fmax
        return self.beta * self.delay_fn(v, 1, "none", ru, rd)(x, x)[0]

    def x_limit(self, at, limit):
        """largest common 1/f with delay <= limit; None if even f_max is too slow. Newton from the right of a convex
        increasing piecewise linear function: exact after finitely many steps"""
        x0 = 1 / self.fmax
        T, bt, bs = at(x0, x0)
        if T > limit * (1 + 1e-12):
            return None
        x = 1 / self.fmin
        for _ in range(200):
            T, bt, bs = at(x, x)
            if T <= limit * (1 + 1e-15):
                return x
            nx = x - (T - limit) / (bt + bs)
            if nx <= x0:
                return x0
            if nx >= x:
                return x
            x = nx
        return x

    def slope(self, x, pw):
        """d/dx of (P(1/x) - pw)*x"""
        f = 1 / x
        return self.pst - pw - (2 * self.kappa * f ** 3 if f > self.floor else 0.0)

    def best_x(self, at, W, pw, coef, hi):
        """least of W*(P - pw)*x + coef*T(x) over x in [1/f_max, hi], by bisection of its slope"""
        lo = 1 / self.fmax

        def s(x):
            _, bt, bs = at(x, x)
            return W * self.slope(x, pw) + coef * (bt + bs)
        if s(lo) >= 0:
            return lo
        if s(hi) <= 0:
            return hi
        # the corner of the power curve first: it is the usual answer
        corner = 1 / self.floor
        a, b = lo, hi
        if a < corner < b:
            eps = corner * 1e-13
            left, right = s(corner - eps), s(corner + eps)
            if left <= 0 <= right:
                return corner
            if left > 0:
                b = corner
            else:
                a = corner
        for _ in range(100):
            m = 0.5 * (a + b)
            if m <= a or m >= b:
                break
            if s(m) >= 0:
                b = m
            else:
                a = m
        return 0.5 * (a + b)

    def one_clock(self, v, c, codec, ru, rd, lam, limit, on_g=False):
        """the clock f of least E + lam*T (of least G + lam*T if on_g), T <= limit (None: no limit); None: infeasible"""
        full = self.full and not on_g
        extra = lam + (self.dev[v]["idle"] if full else 0.0)
        dev, ul, wt, ws, dl = self.pieces(v, c, codec, ru, rd)
        W = wt + ws
        if not self.over:
            f = max(self.floor, (max(0.0, self.pst + extra) / (2 * self.kappa)) ** (1 / 3))
            if limit is not None:
                a = dev + ul + dl
                if a >= limit:
                    return None
                ft = W / (limit - a)
                if ft > self.fmax * (1 + 1e-9):
                    return None
                f = max(f, ft)
            return self.clip(f)
        at = self.pipeline(v, c, codec, ru, rd)
        hi = 1 / self.fmin
        if limit is not None:
            hi = self.x_limit(at, limit)
            if hi is None:
                return None
        coef = lam + (self.p_wait + self.dev[v]["idle"] if full else 0.0)
        if coef == 0.0:
            return self.clip(max(self.clock(0.0), 1 / hi))
        return self.clip(1 / self.best_x(at, W, self.p_wait if full else 0.0, coef, hi))

    def two_clocks(self, v, c, codec, ru, rd, lam, limit):
        """phase clocks: (f_T, f_S) of least E + lam*T, or None"""
        dev, ul, wt, ws, dl = self.pieces(v, c, codec, ru, rd)
        if not self.over or wt == 0.0:
            f = self.one_clock(v, c, codec, ru, rd, lam, limit)
            return None if f is None else (f, f)
        at = self.pipeline(v, c, codec, ru, rd)
        lo, hi = 1 / self.fmax, 1 / self.fmin
        pw = self.p_wait if self.full else 0.0
        coef = lam + (self.p_wait + self.dev[v]["idle"] if self.full else 0.0)
        T0, b0t, b0s = at(lo, lo)
        if limit is not None and T0 > limit * (1 + 1e-12):
            return None
        if coef == 0.0:
            f = self.clock(0.0)
            if limit is None or at(1 / f, 1 / f)[0] <= limit:
                return f, f
        # T(xt, xs) = max of planes a + bt*xt + bs*xs; planes are found as they are needed
        planes = []

        def add(xt, xs):
            T, bt, bs = at(xt, xs)
            planes.append((T - bt * xt - bs * xs, bt, bs))
            return T
        add(lo, lo)
        add(hi, hi)
        xe = 1 / self.clock(0.0)

        def g(x):
            f = 1 / x
            return (self.server_power(f) - pw) * x

        def inner(xs):
            top = hi
            if limit is not None:
                for a, bt, bs in planes:
                    if bt > 0:
                        top = min(top, (limit - a - bs * xs) / bt)
                top = max(top, lo)
            if coef == 0.0:
                return min(xe, top)

            def s(x):
                best = max(planes, key=lambda p: p[0] + p[1] * x + p[2] * xs)
                return wt * self.slope(x, pw) + coef * best[1]
            if s(lo) >= 0:
                return lo
            if s(top) <= 0:
                return top
            a, b = lo, top
            for _ in range(54):
                m = 0.5 * (a + b)
                if s(m) >= 0:
                    b = m
                else:
                    a = m
            return 0.5 * (a + b)

        def value(xs):
            xt = inner(xs)
            e = wt * g(xt) + ws * g(xs)
            if coef:
                e += coef * max(a + bt * xt + bs * xs for a, bt, bs in planes)
            return e, xt
        r = (math.sqrt(5) - 1) / 2
        for _ in range(400):
            top = hi if coef else xe
            if limit is not None:
                for a, bt, bs in planes:
                    if bs > 0:
                        top = min(top, (limit - a - bt * lo) / bs)
                top = max(top, lo)
            a, b = lo, top
            x1, x2 = b - r * (b - a), a + r * (b - a)
            v1, v2 = value(x1)[0], value(x2)[0]
            for _ in range(75):
                if v1 <= v2:
                    b, x2, v2 = x2, x1, v1
                    x1 = b - r * (b - a)
                    v1 = value(x1)[0]
                else:
                    a, x1, v1 = x1, x2, v2
                    x2 = a + r * (b - a)
                    v2 = value(x2)[0]
            xs = 0.5 * (a + b)
            cand = [xs, top, lo] + ([1 / self.floor] if lo < 1 / self.floor < top else [])
            xs = min(cand, key=lambda x: value(x)[0])
            xt = value(xs)[1]
            model = max(p[0] + p[1] * xt + p[2] * xs for p in planes)
            T = add(xt, xs)
            if T <= model * (1 + 1e-12):
                break
        return self.clip(1 / xt), self.clip(1 / xs)

    def clocks(self, v, c, codec, ru, rd, lam, limit):
        if self.phase:
            return self.two_clocks(v, c, codec, ru, rd, lam, limit)
        f = self.one_clock(v, c, codec, ru, rd, lam, limit)
        return None if f is None else (f, f)

    # ---- decisions
    def fallback(self, v, ru, rd):
        return self.dec(v, 1, "none", ru, rd, self.fmax, self.fmax)

    def choices(self, v, codecs):
        return [(c, k) for c in self.dev[v]["cuts"] for k in codecs]

    def decide(self, kind, v, ru, rd, codecs, lam=None):
        v = self.canon[v]
        key = (kind, v, ru, rd, codecs, lam)
        if key not in self.cache:
            self.cache[key] = getattr(self, "_" + kind)(v, ru, rd, codecs, lam)
        return self.cache[key]

    def _limit(self, v, ru, rd, codecs, _):
        limit = self.limit_of(v, ru, rd)
        best = None
        for c, k in self.choices(v, codecs):
            fs = self.clocks(v, c, k, ru, rd, 0.0, limit)
            if fs is None:
                continue
            x = self.dec(v, c, k, ru, rd, *fs)
            if best is None or x.E < best.E:
                best = x
        return best or self.fallback(v, ru, rd)

    def _price(self, v, ru, rd, codecs, lam):
        best = None
        for c, k in self.choices(v, codecs):
            x = self.dec(v, c, k, ru, rd, *self.clocks(v, c, k, ru, rd, lam, None))
            val = x.E + lam * x.T
            if best is None or val < best[0]:
                best = (val, x)
        return best[1]

    def _latency(self, v, ru, rd, codecs, _):
        best = None
        for c, k in self.choices(v, codecs):
            x = self.dec(v, c, k, ru, rd, self.fmax, self.fmax)
            if best is None or x.T < best.T:
                best = x
        return best

    def _mobile(self, v, ru, rd, codecs, _):
        best = None
        for c, k in self.choices(v, codecs):
            dev, ul, wt, ws, dl = self.pieces(v, c, k, ru, rd)
            val = self.dev[v]["p"] * dev + self.ptx * ul + self.prx * dl
            if best is None or val < best[0]:
                best = (val, c, k)
        return self.dec(v, best[1], best[2], ru, rd, self.fmax, self.fmax)

    def _card(self, v, ru, rd, codecs, _):
        w = self.cfg["policy.card-weight"]
        fl, fh, fe = self.fmin, self.fmax, self.clock(0.0)
        Ts, Gs = [], []
        rows = []
        for c, k in self.choices(v, codecs):
            dev, ul, wt, ws, dl = self.pieces(v, c, k, ru, rd)
            W = wt + ws
            at = self.delay_fn(v, c, k, ru, rd)
            Ts += [at(1 / fl, 1 / fl)[0], at(1 / fh, 1 / fh)[0]]
            Gs += [self.server_power(f) * W / f for f in (fl, fe, fh)]
            rows.append((c, k, W, at))
        tmin, dt, gmin, dg = min(Ts), max(Ts) - min(Ts), min(Gs), max(Gs) - min(Gs)
        best = None
        for c, k, W, at in rows:
            if w >= 1:
                f = fh
            else:
                f = self.one_clock(v, c, k, ru, rd, w / (1 - w) * dg / dt, None, True) if dt > 0 else fe
            val = (w * (at(1 / f, 1 / f)[0] - tmin) / dt if dt > 0 else 0.0) \
                + ((1 - w) * (self.server_power(f) * W / f - gmin) / dg if dg > 0 else 0.0)
            if best is None or val < best[0]:
                best = (val, c, k, f)
        return self.dec(v, best[1], best[2], ru, rd, best[3], best[3])

    def options(self, v, ru, rd, codecs):
        """battery-aware: every cut and codec that keeps the limit, at its clock and at f_max"""
        v = self.canon[v]
        key = ("options", v, ru, rd, codecs)
        if key not in self.cache:
            limit = self.limit_of(v, ru, rd)
            out = []
            for c, k in self.choices(v, codecs):
                fs = self.clocks(v, c, k, ru, rd, 0.0, limit)
                if fs is None:
                    continue
                out.append(self.dec(v, c, k, ru, rd, *fs))
                out.append(self.dec(v, c, k, ru, rd, self.fmax, self.fmax))
            self.cache[key] = out or [self.fallback(v, ru, rd)]
        return self.cache[key]

    def peak_draw(self, v):
        """draw of (cut 1, none, f_max) at the rates of the highest CQI"""
        return self.decide("fallback_", v, self.top_rates[0], self.top_rates[1], ()).draw

    def _fallback_(self, v, ru, rd, codecs, _):
        return self.fallback(v, ru, rd)

    # ---- budget
    def within(self, allowance):
        ok = tuple(c for c in self.codec_list if self.pen[c] <= allowance + EPS_PENALTY)
        return ok or ("none",)

    def codecs_now(self, spent, left):
        return self.within((self.Q * self.M - spent) / left - self.phi)

    def fewest(self):
        return min(self.within(self.Q - self.phi), key=lambda c: self.cu[c] + self.cd[c])


def ref_types():
    return [dict(ref._orin, f=1.30), dict(ref._orin, f=1.00), dict(ref._nx16, f=0.91), dict(ref._nx8, f=0.76),
            dict(ref._xav, f=1.20)]


# ---------------------------------------------------------------- driving

class Drive:
    """One session on the true drive: delay, energy, parts, draw."""
    __slots__ = ("T", "E", "dev", "ul", "srv", "dl", "draw")

    def __init__(self, T, E, dev, ul, srv, dl, draw):
        self.T, self.E, self.dev, self.ul, self.srv, self.dl, self.draw = T, E, dev, ul, srv, dl, draw


def drive(w, ch, arc0, v, t0, c, codec, ft, fs, bound=math.inf):
    """None as soon as the session is seen to end after bound"""
    d = w.dev[v]
    fw, bw = d["fw"][c], d["bw"][c]
    K, nf = w.K, w.nf
    us, gd, par = w.cu[codec], w.cd[codec], w.par_bits[c]
    xt, xs = w.wt / ft, w.ws[c] / fs
    speed, lap, transfer = w.speed, w.lap, ch.transfer
    t = t0
    ul = dl = 0.0
    if w.par_dl:
        x = transfer(1, (arc0 + speed * t) % lap, par)
        t += x
        dl += x
    if not w.over:
        for k in range(K):
            t += fw
            if k < nf:
                x = transfer(0, (arc0 + speed * t) % lap, w.ut + us)
                t += x + (xt + xs)
            else:
                x = transfer(0, (arc0 + speed * t) % lap, us)
                t += x + xs
            ul += x
            x = transfer(1, (arc0 + speed * t) % lap, gd)
            t += x + bw
            dl += x
            if t > bound:
                return None
    else:
        q = w.q
        us, gd, fw, bw, xs1 = us / q, gd / q, fw / q, bw / q, xs / q
        js = range(q)
        dev = up = gpu = dn = t
        utend = t
        if nf > 0:
            x = transfer(0, (arc0 + speed * up) % lap, w.ut)
            up += x
            ul += x
            gpu = up + xt
        for k in range(K):
            dfe, use, se, dle = [], [], [], []
            for j in js:
                dev += fw
                dfe.append(dev)
            for j in js:
                b = max(up, dfe[j])
                x = transfer(0, (arc0 + speed * b) % lap, us)
                up = b + x
                ul += x
                use.append(up)
            if k + 1 < nf:
                x = transfer(0, (arc0 + speed * up) % lap, w.ut)
                up += x
                ul += x
                utend = up
            for j in js:
                gpu = max(gpu, use[j]) + xs1
                se.append(gpu)
            if k + 1 < nf:
                gpu = max(gpu, utend) + xt
            for j in js:
                b = max(dn, se[j])
                x = transfer(1, (arc0 + speed * b) % lap, gd)
                dn = b + x
                dl += x
                dle.append(dn)
            for j in js:
                dev = max(dev, dle[j]) + bw
            if dev > bound:
                return None
        t = dev
    if w.par_ul:
        x = transfer(0, (arc0 + speed * t) % lap, par)
        t += x
        ul += x
    if t > bound:
        return None
    T = t - t0
    dev = K * (d["fw"][c] + d["bw"][c])
    tt, ts = nf * xt, K * xs
    return Drive(T, w.energy_of(v, ft, fs, tt, ts, dev, ul, dl, T), dev, ul, tt + ts, dl, w.draw_of(v, T, dev, ul, dl))


class Round:
    """what a round gives: rows of sessions, delay, charges"""

    def __init__(self, w):
        self.w = w
        self.rows, self.t, self.wait, self.skipped = [], 0.0, 0.0, 0
        self.spent = 0.0
        self.charges = True
        self.drawn = [0.0] * w.M

    def left_j(self, v):
        w = self.w
        return math.inf if w.wh[v] is None else w.charge0[v] * w.wh[v] * 3600 - self.drawn[v]

    def charge(self, v, more=0.0):
        w = self.w
        return 1.0 if w.wh[v] is None else (self.left_j(v) - more) / (w.wh[v] * 3600)

    def add(self, v, cut, codec, ft, fs, start, r):
        pen = self.w.pen[codec] + self.w.phi
        self.spent += pen
        self.drawn[v] += r.draw
        self.rows.append((len(self.rows) + 1, v + 1, cut, codec, ft, fs, start, r.T, r.E, r.dev, r.ul, r.srv, r.dl, pen))

    def least(self):
        return min(self.charge(v) for v in range(self.w.M))


def line(w, ch, arcs, method, trial):
    R = Round(w)
    cfg = w.cfg
    left = list(range(w.M))
    rng = ref.SplittableRandom(cfg["run.seed"] + 1 + trial) if method == "random" else None
    fmax = w.fmax
    index = method in ("card", "neurosurgeon") or (method == "proposed" and cfg["policy.selection"] == "index")
    kind = {"proposed": "limit", "delay-price": "price", "greedy-delay": "latency", "card": "card",
            "neurosurgeon": {"latency": "latency", "energy": "mobile"}[cfg["policy.neurosurgeon"]]}.get(method)
    lam = w.lam if kind == "price" else None
    while left:
        t = R.t
        if method in ("server-only", "device-only"):
            v = left[0]
            cut, codec, ft, fs = (1 if method == "server-only" else w.s.blocks - 1), "none", fmax, fmax
        else:
            cand = []
            for m in (left[:1] if index else left):
                ru, rd = ch.rates((arcs[m] + w.speed * t) % w.lap)
                if ru > 0 and rd > 0:
                    cand.append((m, ru, rd))
            if not cand:
                R.t += 0.5
                R.wait += 0.5
                if R.wait > 1e7:
                    raise ValueError("never in coverage")
                continue
            codecs = w.codecs_now(R.spent, len(left))
            if method == "random":
                v = cand[int(rng.next_double() * len(cand))][0]
                cuts = w.dev[v]["cuts"]
                cut = cuts[int(rng.next_double() * len(cuts))]
                lo = max(w.floor, w.fmin)
                ft = fs = lo + rng.next_double() * (fmax - lo)
                codec = "none"
            elif method == "battery-aware":
                pick = battery_aware(w, R, cand, codecs, left)
                if pick is None:
                    for m, _, _ in cand:
                        left.remove(m)
                        R.skipped += 1
                    continue
                v, o = pick
                cut, codec, ft, fs = o.cut, o.codec, o.ft, o.fs
            else:
                best = None
                for m, ru, rd in cand:
                    o = w.decide(kind, m, ru, rd, codecs, lam)
                    if best is None or o.T < best[1].T:
                        best = (m, o)
                v, o = best
                cut, codec, ft, fs = o.cut, o.codec, o.ft, o.fs
        r = drive(w, ch, arcs[v], v, t, cut, codec, ft, fs)
        R.add(v, cut, codec, ft, fs, t, r)
        R.t += r.T
        left.remove(v)
    return R


def battery_aware(w, R, cand, codecs, left):
    reserve = w.cfg["policy.reserve"]
    skip = w.cfg["policy.below-reserve"] == "skip"
    opts = {}
    for m, ru, rd in cand:
        o = [(R.charge(m, x.draw), x) for x in w.options(m, ru, rd, codecs)]
        best = max(q for q, _ in o)
        if skip and best < reserve:
            continue
        opts[m] = (best, o)
    if not opts:
        return None
    z = min(b for b, _ in opts.values())
    for v in range(w.M):
        if v not in left and R.drawn[v] > 0:
            z = min(z, R.charge(v))
    pick = None
    for m, ru, rd in cand:
        if m not in opts:
            continue
        ratio = w.decide("fallback_", m, ru, rd, ()).draw / w.peak_draw(m)
        key = (ratio, R.left_j(m), m)
        if pick is None or key < pick[0]:
            pick = (key, m)
    m = pick[1]
    best, o = opts[m]
    need = min(best, max(z, reserve))
    chosen = None
    for q, x in o:
        if q >= need - EPS_CHARGE and (chosen is None or x.E < chosen.E):
            chosen = x
    return m, chosen


# ---------------------------------------------------------------- best order and bounds

def best_order(w, ch, arcs, session):
    """Held-Karp; session(m, t, bound) -> (end, energy, decision) or None. -> (end, energy, [(m, start, decision)])"""
    M = w.M
    beam = w.cfg["policy.beam"] if M > 12 else None
    layer = {0: (0.0, 0.0, None)}
    parents = {}
    for _ in range(M):
        nxt = {}
        for mask, (end, e, _) in layer.items():
            for m in range(M):
                if mask >> m & 1:
                    continue
                to = mask | 1 << m
                have = nxt.get(to)
                t = end
                ru, rd = ch.rates((arcs[m] + w.speed * t) % w.lap)
                while ru <= 0 or rd <= 0:
                    t += 0.5
                    ru, rd = ch.rates((arcs[m] + w.speed * t) % w.lap)
                r = session(m, t, ru, rd, have[0] if have else math.inf)
                if r is None:
                    continue
                cand = (r[0], e + r[1])
                if have is None or cand < have[:2]:
                    nxt[to] = cand + ((mask, m, t, r[2]),)
        if beam is not None and len(nxt) > beam:
            keep = sorted(nxt, key=lambda k: (nxt[k][0], nxt[k][1], k))[:beam]
            nxt = {k: nxt[k] for k in keep}
        for k, x in nxt.items():
            parents[k] = x
        layer = nxt
    full = (1 << M) - 1
    end, e, _ = layer[full]
    path = []
    mask = full
    while mask:
        prev, m, t, d = parents[mask][2]
        path.append((m, t, d))
        mask = prev
    return end, e, path[::-1]


def exact_order(w, ch, arcs):
    codecs = w.within(w.Q - w.phi)
    price = w.cfg["policy.order-decision"] == "delay-price"

    def session(m, t, ru, rd, bound):
        o = w.decide("price", m, ru, rd, codecs, w.lam) if price else w.decide("limit", m, ru, rd, codecs)
        r = drive(w, ch, arcs[m], m, t, o.cut, o.codec, o.ft, o.fs, bound)
        return None if r is None else (t + r.T, r.E, o)
    end, e, path = best_order(w, ch, arcs, session)
    R = Round(w)
    for m, t, o in path:
        r = drive(w, ch, arcs[m], m, t, o.cut, o.codec, o.ft, o.fs)
        R.add(m, o.cut, o.codec, o.ft, o.fs, t, r)
        R.wait += t - R.t
        R.t = t + r.T
    return R


def oracle(w, ch, arcs):
    """-> (T*, E*)"""
    codecs = w.within(w.M * (w.Q - w.phi))
    f = w.fmax

    def session(m, t, ru, rd, bound):
        best = None
        for c, k in w.choices(m, codecs):
            r = drive(w, ch, arcs[m], m, t, c, k, f, f, bound)
            if r is not None and t + r.T <= bound:
                if best is None or t + r.T < best[0]:
                    best = (t + r.T, 0.0, None)
                    bound = best[0]
        return best
    T, _, _ = best_order(w, ch, arcs, session)
    top = max(ch.rate[0]), max(ch.rate[1])
    E = math.fsum(w.decide("price", m, top[0], top[1], codecs, 0.0).E for m in range(w.M))
    return T, E


# ---------------------------------------------------------------- several at once

def kmeans(points, K):
    """points = [(vehicle, features)] in index order -> list of lists of vehicles"""
    n, dim = len(points), len(points[0][1])
    X = [list(p[1]) for p in points]
    for j in range(dim):
        col = [x[j] for x in X]
        mu = math.fsum(col) / n
        sd = math.sqrt(math.fsum((c - mu) ** 2 for c in col) / n)
        for x in X:
            x[j] = (x[j] - mu) / sd if sd > 1e-12 else 0.0
    d2 = lambda a, b: sum((p - q) ** 2 for p, q in zip(a, b))
    chosen = [0]
    while len(chosen) < K:
        best = None
        for i in range(n):
            if i in chosen:
                continue
            dist = min(d2(X[i], X[c]) for c in chosen)
            if best is None or dist > best[0] + 1e-12:
                best = (dist, i)
        chosen.append(best[1])
    centres = [list(X[c]) for c in chosen]
    labels = None
    for _ in range(100):
        new = []
        for x in X:
            best = None
            for k, c in enumerate(centres):
                dist = d2(x, c)
                if best is None or dist < best[0] - 1e-12:
                    best = (dist, k)
            new.append(best[1])
        if new == labels:
            break
        labels = new
        for k in range(K):
            mine = [x for x, l in zip(X, labels) if l == k]
            if mine:
                centres[k] = [math.fsum(x[j] for x in mine) / len(mine) for j in range(dim)]
    out = [[points[i][0] for i in range(n) if labels[i] == k] for k in range(K)]
    return [c for c in out if c]


def tau_of(need, d):
    """least tau with sum need/(tau - d) = 1; -> (tau, shares)"""
    act = [(x, y) for x, y in zip(need, d) if x > 0]
    if not act:
        return max(d), [0.0] * len(need)
    tau = max(x + y for x, y in act)
    for _ in range(200):
        h = sum(x / (tau - y) for x, y in act) - 1
        dh = sum(x / (tau - y) ** 2 for x, y in act)
        nt = tau + h / dh
        if not nt > tau * (1 + 1e-16):
            break
        tau = nt
    return max(tau, max(d)), [x / (tau - y) if x > 0 else 0.0 for x, y in zip(need, d)]


class Cell:
    """carrier of a group of n: rates per bin as its members see them before the share"""

    def __init__(self, w, ch, n0):
        self.w, self.ch, self.n0 = w, ch, n0
        self.bands = w.cfg["policy.carrier-mode"] == "bands"
        self.cache = {}

    def channel(self, n):
        if not self.bands or n == 1:
            return self.ch
        if n not in self.cache:
            w2 = copy.copy(self.w)
            w2.cfg = dict(self.w.cfg)
            w2.cfg["radio.ue-dbm"] = self.w.cfg["radio.ue-dbm"] + 10 * math.log10(n)
            self.cache[n] = ref.Channel(w2, self.n0)
        return self.cache[n]


def cluster_plan(w, members, rates, cuts, codec, bands, optimal):
    """at constant rates -> (A, W, device energy, [t_dev], airtime up, airtime down); rates before the share"""
    n = len(members)
    K, nf = w.K, w.nf

    def step(k, bits, d):
        if bands or not optimal:
            return max(y + x / (r[k] / n) for x, y, r in zip(bits, d, rates))
        return tau_of([x / r[k] for x, r in zip(bits, rates)], d)[0]
    zero = [0.0] * n
    par = [w.par_bits[c] for c in cuts]
    fw = [w.dev[m]["fw"][c] for m, c in zip(members, cuts)]
    bw = [w.dev[m]["bw"][c] for m, c in zip(members, cuts)]
    A = 0.0
    if w.par_dl:
        A += step(1, par, zero)
    if nf:
        A += nf * step(0, [w.ut + w.cu[codec]] * n, fw)
    if K > nf:
        A += (K - nf) * step(0, [w.cu[codec]] * n, fw)
    A += K * step(1, [w.cd[codec]] * n, bw)
    if w.par_ul:
        A += step(0, par, zero)
    W = sum(nf * w.wt + K * w.ws[c] for c in cuts)
    scale = n if bands else 1          # airtime: a band is on all the time, a slot its share
    e = tdev = 0.0
    idle = 0.0
    ups = dls = 0.0
    for m, c, r in zip(members, cuts, rates):
        dev, ul, _, _, dl = w.pieces(m, c, codec, r[0], r[1])
        ul, dl = ul * scale, dl * scale
        e += w.dev[m]["p"] * dev + w.ptx * ul + w.prx * dl
        if w.bs:
            e += ref.P_BS_TX * dl + ref.P_BS_RX * ul
        idle += w.dev[m]["idle"]
        tdev += w.dev[m]["idle"] * dev
    return A, W, e, idle, tdev


def cluster_decide(w, members, rates, codec, bands, optimal):
    """-> (T, cuts, codec, f)"""
    ones = [1] * len(members)
    A, W = cluster_plan(w, members, rates, ones, "none", bands, optimal)[:2]
    t1 = A + W / w.fmax
    limit = w.beta * t1
    memo = {}

    def value(cuts):
        key = tuple(cuts)
        if key in memo:
            return memo[key]
        A, W, e, idle, tdev = cluster_plan(w, members, rates, cuts, codec, bands, optimal)
        out = (math.inf, None, None)
        if A < limit:
            ft = W / (limit - A)
            if ft <= w.fmax * (1 + 1e-9):
                fe = max(w.floor, ((w.pst + (idle if w.full else 0.0)) / (2 * w.kappa)) ** (1 / 3))
                f = w.clip(max(fe, ft))
                T = A + W / f
                E = w.server_power(f) * W / f + e
                if w.full:
                    E += w.p_wait * A + idle * T - tdev
                out = (E, T, f)
        memo[key] = out
        return out
    cuts = list(ones)
    cur = value(cuts)
    changed = True
    while changed:
        changed = False
        for i, m in enumerate(members):
            for c in w.dev[m]["cuts"]:
                if c == cuts[i]:
                    continue
                new = value(cuts[:i] + [c] + cuts[i + 1:])
                if new[0] < cur[0] * (1 - 1e-9) if cur[0] < math.inf else new[0] < math.inf:
                    cuts[i] = c
                    cur = new
                    changed = True
    if cur[0] == math.inf:
        return t1, ones, "none", w.fmax
    return cur[1], cuts, codec, cur[2]


def cluster_drive(w, ch, arcs, members, t0, cuts, codec, f, bands, optimal):
    """-> (T, total energy, per member Drive)"""
    n = len(members)
    K, nf = w.K, w.nf
    t = t0
    ul, dl = [0.0] * n, [0.0] * n
    fw = [w.dev[m]["fw"][c] for m, c in zip(members, cuts)]
    bw = [w.dev[m]["bw"][c] for m, c in zip(members, cuts)]
    par = [w.par_bits[c] for c in cuts]
    zero = [0.0] * n

    def step(k, bits, d, before):
        """before: the device works before the transfer (forward) or after it (backward)"""
        nonlocal t
        shares = [1.0 / n] * n
        if optimal and not bands:
            rates = [ch.rates((arcs[m] + w.speed * t) % w.lap)[k] for m in members]
            if min(rates) > 0:
                shares = tau_of([x / r for x, r in zip(bits, rates)], d)[1]
        end = t
        for i, m in enumerate(members):
            s = t + (d[i] if before else 0.0)
            x = ch.transfer(k, (arcs[m] + w.speed * s) % w.lap, bits[i] / shares[i]) if bits[i] > 0 else 0.0
            air = x if bands else shares[i] * x
            (dl if k else ul)[i] += air
            end = max(end, s + x + (0.0 if before else d[i]))
        t = end
    if w.par_dl:
        step(1, par, zero, False)
    srv = 0.0
    for k in range(K):
        fresh = k < nf
        step(0, [w.cu[codec] + (w.ut if fresh else 0.0)] * n, fw, True)
        x = sum(w.ws[c] + (w.wt if fresh else 0.0) for c in cuts) / f
        t += x
        srv += x
        step(1, [w.cd[codec]] * n, bw, False)
    if w.par_ul:
        step(0, par, zero, True)
    T = t - t0
    return T, group_rows(w, members, cuts, f, T, srv, ul, dl)


def group_rows(w, members, cuts, f, T, srv, ul, dl):
    """energies of the members; the server's waiting is divided equally"""
    n = len(members)
    out = []
    for i, (m, c) in enumerate(zip(members, cuts)):
        d = w.dev[m]
        dev = w.K * (d["fw"][c] + d["bw"][c])
        ts = (w.nf * w.wt + w.K * w.ws[c]) / f
        e = w.server_power(f) * ts + d["p"] * dev + w.ptx * ul[i] + w.prx * dl[i]
        if w.full:
            e += w.p_wait * (T - srv) / n + d["idle"] * (T - dev)
        if w.bs:
            e += ref.P_BS_TX * dl[i] + ref.P_BS_RX * ul[i]
        out.append(Drive(T, e, dev, ul[i], ts, dl[i], w.draw_of(m, T, dev, ul[i], dl[i])))
    return out


def clustered(w, ch, arcs, cell):
    R = Round(w)
    R.charges = False
    cfg = w.cfg
    bands, optimal = cell.bands, cfg["policy.clusters.carrier"] == "optimal"
    codec = w.fewest()
    left = list(range(w.M))
    at = lambda m, t: (arcs[m] + w.speed * t) % w.lap

    def form(K):
        pts = []
        for m in left:
            f = []
            for name in cfg["policy.clusters.features"]:
                x = {"throughput": lambda: w.dev[m]["thr"], "memory": lambda: w.fleet[m]["mem"],
                     "rate": lambda: max(1.0, ch.rates(at(m, R.t))[0])}[name]()
                f.append(math.log(x))
            pts.append((m, f))
        return kmeans(pts, max(1, min(K, len(left))))
    count = cfg["policy.clusters.count"]
    served = 0
    clusters = form(count)
    stuck = 0.0
    while left:
        best = None
        for i, members in enumerate(clusters):
            c2 = cell.channel(len(members))
            rates = [c2.rates(at(m, R.t)) for m in members]
            if any(min(r) <= 0 for r in rates):
                continue
            T, cuts, k, f = cluster_decide(w, members, rates, codec, bands, optimal)
            key = (T / len(members), members[0])
            if best is None or key < best[0]:
                best = (key, i, cuts, k, f)
        if best is None:
            if stuck < 120.0:
                R.t += 0.5
                R.wait += 0.5
                stuck += 0.5
                continue
            i = 0
            cuts, k, f = [1] * len(clusters[0]), "none", w.fmax
        else:
            _, i, cuts, k, f = best
        stuck = 0.0
        members = clusters[i]
        T, rows = cluster_drive(w, cell.channel(len(members)), arcs, members, R.t, cuts, k, f, bands, optimal)
        for m, c, r in zip(members, cuts, rows):
            R.add(m, c, k, f, f, R.t, r)
        R.t += T
        for m in members:
            left.remove(m)
        served += 1
        if left:
            if cfg["policy.clusters.form"] == "session":
                clusters = form(count - served)
            else:
                clusters = clusters[:i] + clusters[i + 1:]
    return R


def parallel(w, ch, arcs, cell):
    R = Round(w)
    R.charges = False
    codec = w.fewest()
    M, K, nf, f = w.M, w.K, w.nf, w.fmax
    members = list(range(M))
    cuts = [1] * M
    fair = w.cfg["policy.parallel-carrier"] == "fair" and not cell.bands
    if fair:
        ends, ul, dl = parallel_fair(w, ch, arcs, codec)
    else:
        ch = cell.channel(M)
        ul, dl = [0.0] * M, [0.0] * M
        air = 1.0 if cell.bands else 1.0 / M

        def move(m, k, t, bits):
            x = ch.transfer(k, (arcs[m] + w.speed * t) % w.lap, bits * M)
            (dl if k else ul)[m] += x * air
            return t + x
        arrive, batch, ends = [0.0] * M, [0] * M, [0.0] * M
        for m in members:
            t = move(m, 1, 0.0, w.par_bits[1]) if w.par_dl else 0.0
            arrive[m] = move(m, 0, t + w.dev[m]["fw"][1], w.cu[codec] + (w.ut if nf > 0 else 0.0))
        gpu = 0.0
        todo = set(members)
        while todo:
            first = min(arrive[m] for m in todo)
            m = min(m for m in todo if arrive[m] <= first + TIE_GPU)
            gpu = max(gpu, arrive[m]) + (w.ws[1] + (w.wt if batch[m] < nf else 0.0)) / f
            t = move(m, 1, gpu, w.cd[codec]) + w.dev[m]["bw"][1]
            batch[m] += 1
            if batch[m] < K:
                arrive[m] = move(m, 0, t + w.dev[m]["fw"][1], w.cu[codec] + (w.ut if batch[m] < nf else 0.0))
            else:
                ends[m] = move(m, 0, t, w.par_bits[1]) if w.par_ul else t
                todo.remove(m)
    T = max(ends)
    srv = M * (nf * w.wt + K * w.ws[1]) / f
    for m, r in enumerate(group_rows(w, members, cuts, f, T, srv, ul, dl)):
        R.add(m, 1, codec, f, f, 0.0, r)
    R.t = T
    return R


def parallel_fair(w, ch, arcs, codec):
    """event by event: shares change when a transfer begins or ends, rates at the borders of the bins"""
    M, K, nf, f = w.M, w.K, w.nf, w.fmax
    ul, dl = [0.0] * M, [0.0] * M
    steps = []
    for m in range(M):
        d = w.dev[m]
        s = [("dl", w.par_bits[1])] if w.par_dl else []
        for k in range(K):
            s += [("dev", d["fw"][1]), ("ul", w.cu[codec] + (w.ut if k < nf else 0.0)),
                  ("gpu", (w.ws[1] + (w.wt if k < nf else 0.0)) / f), ("dl", w.cd[codec]), ("dev", d["bw"][1])]
        if w.par_ul:
            s.append(("ul", w.par_bits[1]))
        steps.append(s)
    at = [-1] * M
    kind, rest = [None] * M, [0.0] * M       # bits to go, or the instant of the end (dev, gpu), or of arrival (wait)
    ends = [0.0] * M
    t = 0.0
    gpu_user = None
    lap, speed, size = w.lap, w.speed, ch.bin
    laps = [0] * M
    bins = [ch.index(arcs[m]) for m in range(M)]

    def border(m):
        return math.inf if speed == 0 else (laps[m] * lap + min((bins[m] + 1) * size, lap) - arcs[m]) / speed

    def advance(m):
        nonlocal gpu_user
        at[m] += 1
        if at[m] == len(steps[m]):
            kind[m] = "done"
            ends[m] = t
            return
        k, x = steps[m][at[m]]
        kind[m] = k
        if k == "dev":
            rest[m] = t + x
        elif k == "gpu":
            kind[m], rest[m] = "wait", t
        else:
            rest[m] = x
    for m in range(M):
        advance(m)
    nb = [border(m) for m in range(M)]
    while True:
        if gpu_user is None:
            waiting = [m for m in range(M) if kind[m] == "wait"]
            if waiting:
                first = min(rest[m] for m in waiting)
                m = min(m for m in waiting if rest[m] <= first + TIE_GPU)
                gpu_user = m
                kind[m], rest[m] = "gpu", t + steps[m][at[m]][1]
        n = {"ul": kind.count("ul"), "dl": kind.count("dl")}
        nxt = math.inf
        speeds = [0.0] * M
        fin = [math.inf] * M
        for m in range(M):
            k = kind[m]
            if k == "ul" or k == "dl":
                r = ch.rate[0 if k == "ul" else 1][bins[m]] / n[k]
                speeds[m] = r
                if r > 0:
                    fin[m] = t + rest[m] / r
            elif k == "dev" or k == "gpu":
                fin[m] = rest[m]
            nxt = min(nxt, fin[m])
            if k == "ul" or k == "dl":
                nxt = min(nxt, nb[m])
        if nxt == math.inf:
            break
        dt = nxt - t
        t = nxt
        for m in range(M):
            k = kind[m]
            if k == "ul" or k == "dl":
                (ul if k == "ul" else dl)[m] += dt / n[k]
                rest[m] -= speeds[m] * dt
            while nb[m] <= t:
                bins[m] += 1
                if bins[m] == ch.n:
                    bins[m] = 0
                    laps[m] += 1
                nb[m] = border(m)
        for m in range(M):
            if fin[m] <= t:
                if kind[m] == "gpu":
                    gpu_user = None
                advance(m)
    return ends, ul, dl


# ---------------------------------------------------------------- runs

def simulate(cfg, methods, session_rows=None, verbose=False):
    w = World(cfg)
    starts = ref.starts(w)
    out = {}
    for key in [k for k in cfg if k.startswith("radio.channels.")]:
        name = key[len("radio.channels."):]
        ch = ref.Channel(w, cfg[key])
        cell = Cell(w, ch, cfg[key])
        out[name] = {}
        bounds = [oracle(w, ch, a) for a in starts] if "oracle" in methods else None
        if bounds and verbose:
            print(name, "oracle done", file=sys.stderr)
        for method in methods:
            if method == "oracle":
                n = len(bounds)
                out[name][method] = {"delay_s": math.fsum(b[0] for b in bounds) / n,
                                     "energy_j": math.fsum(b[1] for b in bounds) / n,
                                     "regret_s": 0.0, "regret_j": 0.0, "regret_cost_j": 0.0}
                continue
            vals = []
            for k, arcs in enumerate(starts):
                if method == "exact-order":
                    R = exact_order(w, ch, arcs)
                elif method == "clustered":
                    R = clustered(w, ch, arcs, cell)
                elif method == "parallel":
                    R = parallel(w, ch, arcs, cell)
                else:
                    R = line(w, ch, arcs, method, k)
                E = math.fsum(r[8] for r in R.rows)
                vals.append([R.t, E] + [math.fsum(r[i] for r in R.rows) for i in (9, 10, 11, 12)]
                            + [R.wait, R.skipped, math.fsum(r[13] for r in R.rows), len(R.rows), R.least()]
                            + ([R.t - bounds[k][0], E - bounds[k][1]] if bounds else []))
                if session_rows is not None:
                    session_rows += [(name, method, k + 1) + r for r in R.rows]
            n = len(vals)
            col = lambda i: math.fsum(v[i] for v in vals)
            o = {"delay_s": col(0) / n, "energy_j": col(1) / n,
                 "parts_s": {p: col(2 + i) / n for i, p in enumerate(("device", "uplink", "server", "downlink"))},
                 "waiting_s": col(6) / n}
            if R.charges:
                o["min_soc"] = col(10) / n
            o["skipped"] = col(7) / n
            o["penalty"] = col(8) / col(9) if col(9) else 0.0
            if bounds:
                o["regret_s"], o["regret_j"] = col(11) / n, col(12) / n
                o["regret_cost_j"] = o["regret_j"] + w.lam * o["regret_s"]
            out[name][method] = o
            if verbose:
                print(name, method, "done", file=sys.stderr)
    return out


def parse_list(v):
    assert v.startswith("[") and v.endswith("]"), v
    return [x.strip() for x in v[1:-1].split(",") if x.strip()]


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
        elif isinstance(old, list):
            xs = parse_list(v) if v.startswith("[") else [v]
            if k in ("fleet.battery-wh", "fleet.charge"):
                xs = [None if x in ("null", "none") else float(x) for x in xs]
            elif k == "fleet.counts":
                xs = [int(x) for x in xs]
            cfg[k] = xs
        else:
            if k in CHOICES and v not in CHOICES[k]:
                sys.exit("%s: one of %s" % (k, ", ".join(CHOICES[k])))
            cfg[k] = v
    return cfg


CSV_HEAD = ("channel,method,trial,order,vehicle,cut,codec,f_teacher_ghz,f_student_ghz,start_s,delay_s,energy_j,device_s,"
            "uplink_s,server_s,downlink_s,penalty").split(",")


def write_sessions(path, rows):
    with open(path, "w", newline="") as fh:
        o = csv.writer(fh, lineterminator="\n")
        o.writerow(CSV_HEAD)
        for r in rows:
            o.writerow([repr(x) if isinstance(x, float) else x for x in r])


# ---------------------------------------------------------------- expectations

LINE = ["server-only", "device-only", "proposed", "delay-price", "battery-aware", "card", "neurosurgeon", "random",
        "greedy-delay"]
SHORT = ["proposed", "delay-price", "greedy-delay", "card"]
GROUP = ["clustered", "parallel"]
BOUND = ["proposed", "exact-order", "oracle"]


def cases():
    """(settings, methods); every one has 2 to 3 trials"""
    out = []

    def add(sets, methods=None, trials=2):
        out.append((sets.split() + ["run.trials=%d" % trials], methods or LINE + GROUP))
    B, F, O = " fleet.battery-wh=1", " policy.accounting=full", " workload.schedule=overlapped"
    S, C = " levers.soft-labels=session", " levers.token-codes=true"
    # nothing on
    add(B, ALL_METHODS, 3)
    add(B + F)
    add(B + " policy.selection=index" + F + " policy.count-base-station=true")
    add(B + O)
    # soft labels
    add(B + S)
    add(S, BOUND)
    add(B + " levers.soft-labels=run")
    add(B + " levers.soft-labels=run levers.round=2")
    add(B + S + " levers.soft-label-store=top-k levers.quality-budget=0.001")
    add(" levers.soft-labels=run levers.round=3 levers.soft-label-store=top-k levers.soft-label-top-k=32"
        " levers.soft-label-bits=8 levers.soft-label-tail=renormalise levers.quality-budget=0.002"
        " levers.codecs=[none,int8]")
    add(S + " workload.local-epochs=1 workload.batches-per-epoch=3")
    add(" levers.soft-labels=run levers.round=2 workload.local-epochs=1" + O)
    # token codes
    add(B + C)
    add(C + " workload.training=full policy.beta=1.8")
    add(C + O + F)
    # the teacher
    add(B + " levers.teacher-precision=fp8 levers.quality-budget=0.002")
    add(" levers.teacher-precision=fp8 levers.fp8-speedup=1.6 levers.quality-budget=0.02 levers.codecs=[none,int8,int4]"
        " levers.penalties.fp8-teacher=0.004", LINE + GROUP)
    # codecs
    add(B + " levers.codecs=[none,int8] levers.quality-budget=0.0015")
    add(B + " levers.codecs=[int8,int4] levers.quality-budget=0.0045")
    add(" levers.codecs=[int4] levers.quality-budget=0.0035")
    add(" levers.codecs=[none,int4,int8,top-k] levers.quality-budget=0.055", LINE + GROUP + ["exact-order", "oracle"])
    add(" levers.codecs=[top-k] levers.top-k-share=0.1 levers.quality-budget=0.2")
    add(" levers.codecs=[top-k,none] levers.top-k-share=0.05 levers.penalties.top-k=0.02 levers.quality-budget=0.011" + O)
    add(" levers.codecs=[int8] workload.activation-bits=8 workload.gradient-bits=4 levers.quality-budget=0.0012")
    add(" levers.codecs=[none,int8,int4] levers.quality-budget=0.0047" + F + S + C, LINE + GROUP + ["exact-order", "oracle"])
    # schedule
    add(B + O + " workload.micro-batches=2")
    add(O + " workload.micro-batches=4")
    add(O + " workload.micro-batches=2 workload.batch-size=6" + F + " policy.beta=1.4")
    add(O + F + B)
    add(O + " server.f-floor-ghz=0.21 policy.beta=1.4")
    add(O + F + " server.f-floor-ghz=0.5 policy.delay-price=400")
    add(O + S + " workload.micro-batches=2", BOUND, 1)
    # clocks
    add(F + " levers.idle-clock=held" + B)
    add(F + " levers.idle-clock=held server.p-hold-w=80" + O + " workload.micro-batches=2")
    add(" levers.phase-clocks=true server.f-floor-ghz=0.21 policy.beta=1.3", SHORT + ["battery-aware"])
    add(" levers.phase-clocks=true" + O, SHORT + ["battery-aware", "random"])
    add(" levers.phase-clocks=true server.f-floor-ghz=0.5 policy.beta=1.3" + S + O, ["proposed", "delay-price"])
    add(" levers.phase-clocks=true server.f-floor-ghz=0.21 policy.delay-price=300 policy.beta=1.5 workload.micro-batches=2"
        + F + O + " levers.idle-clock=held", ["proposed", "delay-price"])
    # limit and price
    add(" policy.beta=1" + B)
    add(" policy.beta=1" + O + F)
    add(" policy.beta=1.6" + B)
    add(" policy.beta=2 server.f-floor-ghz=0.21" + B)
    add(" policy.beta=0.9", LINE)
    for lam in ("0", "60", "500", "3000"):
        add(" policy.delay-price=%s" % lam, ["delay-price", "oracle"] if lam == "500" else ["delay-price"])
    add(" policy.delay-price=250 server.f-floor-ghz=0.21 server.f-min-ghz=0.9" + F, SHORT)
    add(" policy.delay-price=420" + O + S, SHORT)
    # card, neurosurgeon, random
    for x in ("0", "0.2", "0.9", "1"):
        add(" policy.card-weight=%s" % x, ["card"])
    add(" policy.card-weight=0.7 server.f-floor-ghz=0.21" + F, ["card"])
    add(" policy.card-weight=0.6 server.f-floor-ghz=0.4" + O + " levers.codecs=[none,int8] levers.quality-budget=0.0005", ["card"])
    add(" policy.neurosurgeon=energy" + B, ["neurosurgeon"])
    add(" policy.neurosurgeon=energy levers.codecs=[none,int8] levers.quality-budget=0.0012" + O + F, ["neurosurgeon"])
    add(" run.seed=7" + B, LINE)
    add(" run.seed=99 server.f-floor-ghz=0.6 policy.respect-memory=false workload.training=full" + O, ["random", "proposed"])
    # charges
    U = " fleet.battery-wh=1 fleet.charge=[1,0.4,0.9,0.35,1,0.3,0.8,0.5,0.25,0.7]"
    add(U, LINE, 3)
    add(U + " policy.reserve=0.2", ["battery-aware", "proposed"], 3)
    add(U + " policy.reserve=0.3", ["battery-aware"], 3)
    add(U + " policy.reserve=0.3 policy.below-reserve=serve", ["battery-aware"], 3)
    add(U + " policy.reserve=0.45" + S + O + " policy.beta=1.4", ["battery-aware"])
    add(" fleet.battery-wh=[null,0.5,0.4,null,0.3,0.6,0.35,0.8,0.5,0.25] fleet.charge=[1,0.6,0.9,1,0.8,0.5,1,0.4,0.7,1]"
        " policy.reserve=0.35 levers.codecs=[none,int8] levers.quality-budget=0.0006" + F, ["battery-aware", "delay-price"], 3)
    add(" fleet.battery-wh=[0.4,0.5,0.4,0.6,0.3,0.6,0.35,0.8,0.5,0.3] policy.beta=1.5" + C, ["battery-aware", "proposed"], 3)
    # clusters
    for n in ("1", "2", "5", "10"):
        add(" policy.clusters.count=%s" % n, ["clustered"])
    add(" policy.clusters.form=session", ["clustered"])
    add(" policy.clusters.form=session policy.clusters.count=4 policy.clusters.features=[rate]" + F, ["clustered"])
    add(" policy.clusters.features=[throughput,memory] policy.clusters.count=4", ["clustered"])
    add(" policy.clusters.carrier=optimal", ["clustered"])
    add(" policy.clusters.carrier=optimal policy.clusters.count=5 policy.clusters.form=session" + S + F, ["clustered"])
    add(" policy.clusters.carrier=optimal levers.codecs=[none,int8,int4] levers.quality-budget=0.01" + C, ["clustered"])
    add(" policy.carrier-mode=bands", GROUP)
    add(" policy.carrier-mode=bands policy.clusters.count=2 policy.count-base-station=true" + F + C, GROUP)
    add(" policy.carrier-mode=bands policy.clusters.count=4 policy.clusters.form=session levers.codecs=[int8]"
        " levers.quality-budget=0.001 policy.beta=1.4 server.f-floor-ghz=0.21" + F, GROUP)
    add(" policy.beta=1.4 policy.clusters.count=4 server.f-floor-ghz=0.21" + F, ["clustered"])
    add(" policy.beta=0.95", ["clustered"])
    # parallel
    add(" policy.parallel-carrier=fair", ["parallel"])
    add(" policy.parallel-carrier=fair" + F + S + C, ["parallel"])
    add(" policy.parallel-carrier=fair levers.codecs=[int4,int8] levers.quality-budget=0.002 mobility.speed-kmh=70", ["parallel"])
    # order
    add(" policy.order-decision=delay-price policy.delay-price=450", BOUND)
    add(" levers.codecs=[none,int8] levers.quality-budget=0.001" + F, ["exact-order", "oracle", "battery-aware"])
    add(" fleet.counts=[2,2,3,3,3] policy.beam=60", LINE + GROUP + ["exact-order", "oracle"], 1)
    add(" fleet.counts=[1,1,1,1,1] fleet.battery-wh=1" + O + " levers.phase-clocks=true", ALL_METHODS)
    add(" fleet.counts=[1,2,1,0,1]" + C + S, ALL_METHODS)
    # coverage with gaps, other roads and loads
    add(" radio.extra-loss-db=6" + B, LINE)
    add(" radio.extra-loss-db=9 mobility.speed-kmh=60" + O + S, LINE)
    add(" radio.extra-loss-db=8 policy.clusters.count=4", GROUP)
    add(" radio.extra-loss-db=8 policy.clusters.count=5 policy.clusters.carrier=optimal policy.parallel-carrier=fair", GROUP)
    add(" models.preset=real workload.sequence-length=300 workload.lora-rank=64 mobility.speed-kmh=80" + O + S + C)
    add(" workload.training=full policy.beta=1.5" + B)
    # all lossless levers at once, then all levers
    L = S + C + O + " workload.micro-batches=2"
    add(L + B)
    add(" levers.soft-labels=run levers.round=2" + C + O + " workload.micro-batches=4 levers.idle-clock=held" + F)
    add(L + " levers.teacher-precision=fp8 levers.soft-label-store=top-k levers.codecs=[none,int8,int4]"
        " levers.quality-budget=0.006 policy.beta=1.3" + F + B)
    add(S + C + " levers.teacher-precision=fp8 levers.soft-label-store=top-k levers.codecs=[int4,int8]"
        " levers.quality-budget=0.006 policy.clusters.carrier=optimal policy.parallel-carrier=fair")
    return out


def run_case(sets, methods):
    return simulate(parse_set(sets), methods)


TABLE = """server-only | 173.93 / 212.99 / 321.41 | 18.769 / 18.961 / 19.498 | 0.9145 / 0.8829 / 0.8185 | 71.77 / 109.13 / 216.44 | 4.820 / 5.013 / 5.549
device-only | 257.98 / 312.97 / 427.68 | 18.168 / 18.438 / 19.004 | 0.8107 / 0.7867 / 0.7229 | 155.83 / 209.11 / 322.71 | 4.219 / 4.489 / 5.055
proposed | 122.38 / 133.63 / 146.47 | 14.251 / 14.315 / 14.361 | 0.9379 / 0.9162 / 0.8980 | 20.22 / 29.77 / 41.50 | 0.303 / 0.367 / 0.413
delay-price | 120.66 / 128.19 / 147.33 | 14.297 / 14.334 / 14.428 | 0.9403 / 0.9264 / 0.9029 | 18.51 / 24.33 / 42.36 | 0.348 / 0.385 / 0.479
battery-aware | 121.32 / 133.54 / 146.00 | 14.638 / 14.594 / 14.703 | 0.9411 / 0.9157 / 0.8985 | 19.17 / 29.68 / 41.04 | 0.689 / 0.646 / 0.754
card | 184.84 / 222.37 / 337.65 | 14.571 / 14.757 / 15.335 | 0.9069 / 0.8802 / 0.8125 | 82.68 / 118.50 / 232.69 | 0.622 / 0.808 / 1.386
neurosurgeon | 173.93 / 212.99 / 321.41 | 18.769 / 18.961 / 19.498 | 0.9145 / 0.8829 / 0.8185 | 71.77 / 109.13 / 216.44 | 4.820 / 5.013 / 5.549
random | 224.04 / 273.22 / 366.99 | 16.629 / 16.871 / 17.334 | 0.8513 / 0.8286 / 0.7599 | 121.89 / 169.36 / 262.02 | 2.681 / 2.923 / 3.386
greedy-delay | 113.10 / 122.78 / 132.82 | 18.468 / 18.515 / 18.565 | 0.9448 / 0.9285 / 0.9125 | 10.95 / 18.92 / 27.85 | 4.519 / 4.567 / 4.616
exact-order | 109.18 / 109.97 / 110.67 | 14.202 / 14.201 / 14.199 |  | 7.03 / 6.11 / 5.70 | 0.253 / 0.252 / 0.250
clustered | 250.10 / 356.73 / 522.54 | 14.352 / 14.631 / 15.096 |  | 147.94 / 252.87 / 417.57 | 0.403 / 0.683 / 1.147
parallel | 121.30 / 131.37 / 140.44 | 18.595 / 18.646 / 18.717 |  | 19.15 / 27.51 / 35.47 | 4.647 / 4.697 / 4.768
oracle | 102.15 / 103.86 / 104.97 | 13.949 / 13.949 / 13.949 |  | 0.00 / 0.00 / 0.00 | 0.000 / 0.000 / 0.000"""


def table():
    got = simulate(parse_set(["fleet.battery-wh=1"]), ALL_METHODS, None, True)
    for line in TABLE.splitlines():
        name, *cols = [x.strip() for x in line.split("|")]
        keys = (("delay_s", 1, "%.2f"), ("energy_j", 1e-3, "%.3f"), ("min_soc", 1, "%.4f"), ("regret_s", 1, "%.2f"),
                ("regret_j", 1e-3, "%.3f"))
        for (k, scale, form), col in zip(keys, cols):
            if col:
                mine = " / ".join(form % (got[c][name][k] * scale) for c in ("good", "normal", "poor"))
                print("%-14s %-9s published %-28s here %-28s %s" % (name, k, col, mine, "" if mine == col else "DIFFERENT"))


def memory(cfg):
    """bytes, for the record: nothing decides by the server's"""
    w = World(cfg)
    g = cfg.__getitem__
    s, t, tok, L = w.s, w.t, w.tok, w.s.blocks
    codes = g("levers.token-codes")
    fixed = 2 * t.params + 2 * s.params + w.kept_bytes() \
        - (t.params if g("levers.teacher-precision") == "fp8" else 0)
    def cluster(cuts):
        return fixed + (L - min(cuts)) * s.trainable * w.bytes_per_param \
            + sum((L - c) * s.act * tok + tok * s.V * 8 for c in cuts)
    return {"kept_bytes": w.kept_bytes(),
            "server_bytes": {c: w.server_bytes_levers(c) for c in w.cuts},
            "server_gib": g("server.memory-gib"),
            "cluster_bytes_all_cuts_1": {n: cluster([1] * n) for n in range(1, w.M + 1)},
            "parallel_bytes": fixed + w.M * (L - 1) * s.trainable * w.bytes_per_param + (L - 1) * s.act * tok
            + tok * s.V * 8,
            "device_bytes": {c: w.device_bytes(c) - (2 * t.embed if codes else 0) for c in w.cuts},
            "feasible_cuts": {v + 1: d["fit"] for v, d in enumerate(w.dev)},
            "bits_per_batch": {"teacher_input": w.ut, "up": w.cu, "down": w.cd},
            "fresh_batches": w.nf, "batches": w.K, "phi": w.phi,
            "work_ghz_s_per_batch": {"teacher": w.wt, "student": w.ws}}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--set", nargs="+", action="extend", default=[])
    ap.add_argument("--methods", default=",".join(ALL_METHODS))
    ap.add_argument("--sessions")
    ap.add_argument("--verbose", action="store_true")
    ap.add_argument("--cases", action="store_true")
    ap.add_argument("--table", action="store_true")
    ap.add_argument("--memory", action="store_true")
    a = ap.parse_args()
    if a.memory:
        print(json.dumps(memory(parse_set(a.set)), indent=1))
        return
    if a.table:
        return table()
    if a.cases:
        keep = ["delay_s", "energy_j", "min_soc", "skipped", "penalty", "regret_s", "regret_j", "regret_cost_j"]
        out = []
        for sets, methods in cases():
            t = time.time()
            channels = {n: {m: {k: float("%.12g" % v[k]) for k in keep if k in v} for m, v in ms.items()}
                        for n, ms in run_case(sets, methods).items()}
            out.append(json.dumps({"set": sets, "channels": channels}, separators=(",", ":")))
            if a.verbose:
                print("%6.1f s  %s" % (time.time() - t, " ".join(sets)), file=sys.stderr, flush=True)
        print("[\n" + ",\n".join(out) + "\n]")
        return
    cfg = parse_set(a.set)
    rows = [] if a.sessions else None
    methods = a.methods.split(",")
    for m in methods:
        if m not in ALL_METHODS:
            sys.exit("unknown method " + m)
    print(json.dumps(simulate(cfg, methods, rows, a.verbose), indent=1))
    if a.sessions:
        write_sessions(a.sessions, rows)


if __name__ == "__main__":
    main()
