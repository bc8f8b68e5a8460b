#!/usr/bin/env python3
"""What 16-bit floats should be, against which the tests hold the codecs.

binary16 is numpy's; bfloat16, which numpy has not, is rounded here with exact fractions.

  halves.py > ../resources/tensor/halves.csv     needs numpy; the seed is fixed
"""
import math, random, struct, zlib
from fractions import Fraction

import numpy

numpy.seterr(over="ignore")


def bits(value):
    return struct.unpack("<I", struct.pack("<f", value))[0]


def value_of(pattern):
    return struct.unpack("<f", struct.pack("<I", pattern))[0]


def binary16(pattern):
    return int(numpy.array([pattern], dtype="<u4").view("<f4").astype("<f2").view("<u2")[0])


def bfloat16(pattern):
    """Nearest of all values with 8 bits of precision, ties to the even one, by exact arithmetic."""
    value = value_of(pattern)
    sign = pattern >> 31 << 15
    if math.isinf(value):
        return sign | 0x7F80
    exact = abs(Fraction(value))
    if exact == 0:
        return sign
    exponent = max(math.frexp(abs(value))[1] - 1, -126)
    unit = Fraction(2) ** (exponent - 7)
    steps = round(exact / unit)  # Python rounds fractions half to even
    if steps == 256:
        steps, exponent = 128, exponent + 1
    if exponent > 127:
        return sign | 0x7F80
    return sign | (steps if steps < 128 else (exponent + 127) << 7 | steps - 128)


def cases():
    known = [0.0, -0.0, 1.0, -2.0, 0.1, 1 / 3, 1 + 2.0**-11, 1 + 3 * 2.0**-11, 1 + 2.0**-10, 1 + 2.0**-8, 1 + 3 * 2.0**-8,
             1 + 2.0**-7, 65504.0, 65519.0, 65519.99, 65519.996, 65520.0, -65520.0, 65536.0, 1e5, 2.0**-24, 2.0**-25, 3 * 2.0**-25,
             2.0**-26, -(2.0**-25), 2.0**-14, 2.0**-14 - 2.0**-25, 2.0**-14 - 2.0**-24, 1023.5 * 2.0**-24, 2.0**-15, 2.0**-126,
             2.0**-133, 2.0**-134, 3 * 2.0**-134, 2.0**-149, math.inf, -math.inf]
    patterns = [bits(value) for value in known]
    patterns += [0x33000001, 0x32FFFFFF, 0x7F7FFFFF, 0xFF7FFFFF, 0x7F7F7FFF, 0x7F7F8000, 0x7F7F0000, 0x007FFFFF, 0x00008000, 0x00018000]
    chance = random.Random(20250101)
    halves = numpy.arange(0x7C00, dtype="<u2").view("<f2").astype("<f4")
    for index in sorted(chance.sample(range(0x7BFF), 150)):
        middle = bits((float(halves[index]) + float(halves[index + 1])) / 2)
        patterns += [middle - 1, middle, middle + 1]
    for _ in range(100):
        upper = chance.randrange(0x7F80) << 16
        patterns += [upper | 0x7FFF, upper | 0x8000, upper | 0x8001]
    patterns += [bits(chance.gauss(0, 1)) for _ in range(100)]
    return patterns


def checksum(floats):
    """CRC-32 of every number of a type as little-endian binary32, in order of the patterns."""
    return zlib.crc32(floats.astype("<f4").tobytes())


every = numpy.arange(0x10000, dtype="<u4")
as_halves = every.astype("<u2").view("<f2").astype("<f4")
as_brains = (every << 16).astype("<u4").view("<f4")
print("# by reference/halves.py: the bits of a binary32, of the nearest binary16, of the nearest bfloat16")
print("# CRC-32 of all numbers decoded: binary16 %08x, bfloat16 %08x"
      % (checksum(as_halves[~numpy.isnan(as_halves)]), checksum(as_brains[~numpy.isnan(as_brains)])))
for pattern in cases():
    print("%08x,%04x,%04x" % (pattern, binary16(pattern), bfloat16(pattern)))
