#!/usr/bin/env python3
"""A frame of every message, written from the layouts that stand in the Javadoc alone.

Nodes of one cluster speak one version: a layout that changes gets a new manifest, and frames of the old one are refused.

  frames.py ../resources/wire
"""
import pathlib, struct, sys

# element type: (code, struct format); INT8 is followed by a scale for every row
FP32, FP16, BF16, INT8, INT32 = (1, "f"), (2, "e"), (3, "H"), (4, "b"), (5, "i")


def tensor(dtype, shape, values, scales=()):
    code, element = dtype
    data = struct.pack("<%d%s" % (len(values), element), *values) + struct.pack("<%df" % len(scales), *scales)
    return struct.pack("<BBHI%dq" % len(shape), code, len(shape), 0, len(data), *shape) + data


def frame(header, *tensors):
    return struct.pack("<I", len(header)) + header + b"".join(tensors)


def session(round, order, vehicle, attempt=1, fence=1):
    return struct.pack("<iiiiq", round, order, vehicle, attempt, fence)


def payload(bits, count):
    return struct.pack("<di", bits, count)


def interval(start, end):
    return struct.pack("<dd", start, end)


def text(characters):
    encoded = characters.encode()
    return struct.pack("<i", len(encoded)) + encoded


FRAMES = {
    "TI2": frame(
        session(1, 2, 3) + struct.pack("<i", 4) + payload(64.0, 2) + interval(0.5, 0.75),
        tensor(FP16, [1, 2, 2], [1.0, -2.0, 0.5, 65504.0]),
        tensor(INT32, [1, 2], [7, -8])),
    "SD2": frame(
        session(1, 2, 3) + struct.pack("<i", 5) + payload(112.0, 1) + interval(1.0, 2.0),
        tensor(INT8, [2, 3], [127, -127, 0, 1, 2, 127], [0.5, 2.0])),
    "UP2": frame(
        session(1, 10, 9, 3, 2**40 + 1) + payload(96.0, 2) + interval(2.0, 2.5)
        + struct.pack("<7d", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0),
        tensor(BF16, [2], [0x3F80, 0xC000]),
        tensor(FP32, [], [0.1])),
    "BS2": frame(
        session(2, 1, 0) + struct.pack("<ii", 6, 320) + payload(0.0, 0) + interval(0.0, 0.0)
        + struct.pack("<d", 1234.5) + text("akka://wire/user/session-1")),
    "CG2": frame(
        session(2, 1, 0) + struct.pack("<i", 7) + payload(1e9, 1) + interval(3.0, 3.25),
        tensor(FP32, [0, 4], [])),
    "DS1": frame(
        payload(96.0, 2) + interval(4.0, 5.0) + text("akka://wire/user/fleet"),
        tensor(BF16, [2], [0x3F80, 0xC000]),
        tensor(FP32, [], [0.1])),
}

for manifest, contents in FRAMES.items():
    (pathlib.Path(sys.argv[1]) / (manifest + ".bin")).write_bytes(contents)
