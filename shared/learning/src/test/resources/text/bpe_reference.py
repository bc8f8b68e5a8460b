"""Byte-level BPE merges of a text, counted anew for every merge: python3 bpe_reference.py FILE COUNT > merges.

An independent reference for BpeTrainer. Standard library only; letters and numbers of the pre-tokenisation are taken
from unicodedata, since re knows no \\p.
"""
import collections
import re
import sys
import unicodedata

text = open(sys.argv[1], encoding="utf-8", newline="").read()


def category(first):
    found = sorted(c for c in set(text) if unicodedata.category(c).startswith(first))
    return "".join(re.escape(c) for c in found) or "\\x00"


L, N = category("L"), category("N")
WORD = re.compile(
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n%s%s]?[%s]+|[%s]{1,3}| ?[^\\s%s%s]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"
    % (L, N, L, N, L, N)
)
printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
order = printable + [b for b in range(256) if b not in printable]
id_of = {b: i for i, b in enumerate(order)}

words = [[id_of[b] for b in word.encode("utf-8")] for word in WORD.findall(text)]
assert sum(map(len, words)) == len(text.encode("utf-8"))
for token in range(256, 256 + int(sys.argv[2])):
    pairs = collections.Counter(pair for word in words for pair in zip(word, word[1:]))
    best = min(pairs, key=lambda pair: (-pairs[pair], pair))
    print(*best)
    for word in words:
        i = 0
        while i + 1 < len(word):
            if (word[i], word[i + 1]) == best:
                word[i : i + 2] = [token]
            i += 1
