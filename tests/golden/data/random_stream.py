"""Prints the values that tests/Glosa.Tests/Data/RandomStreamTests.cs pins.

xoshiro256** and SplitMix64 as in https://prng.di.unimi.it/, FNV-1a for purposes. No dependencies.
"""

BITS = 2**64 - 1
GOLDEN_RATIO = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & BITS
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & BITS
    return z ^ (z >> 31)


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & BITS


class Stream:
    def __init__(self, seed):
        self.s = [mix((seed + (i + 1) * GOLDEN_RATIO) & BITS) for i in range(4)]

    def bits(self):
        s = self.s
        result = (rotate((s[1] * 5) & BITS, 7) * 9) & BITS
        t = (s[1] << 17) & BITS
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
        return result

    def double(self):
        return (self.bits() >> 11) * 2.0**-53

    def next(self, limit):
        while True:
            product = (self.bits() >> 32) * limit
            if product % 2**32 >= 2**32 % limit:
                return product >> 32

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.next(last + 1)
            items[last], items[other] = items[other], items[last]
        return items


def derive(seed, purpose, *counters):
    name = 0xCBF29CE484222325
    for byte in purpose.encode():
        name = ((name ^ byte) * 0x100000001B3) & BITS
    state = mix((seed + GOLDEN_RATIO) & BITS)
    for value in (name, len(counters), *counters):
        state = mix(((state ^ (value & BITS)) + GOLDEN_RATIO) & BITS)
    return Stream(state)


if __name__ == "__main__":
    for seed in (0, 42, -1):
        stream = Stream(seed)
        print("bits", seed, [stream.bits() for _ in range(4)])
    stream = Stream(42)
    print("double", [stream.double() for _ in range(4)])
    stream = Stream(42)
    print("next(10)", [stream.next(10) for _ in range(12)])
    stream = Stream(42)
    print("next(2**30 + 1)", [stream.next(2**30 + 1) for _ in range(4)])
    stream = Stream(42)
    print("next(2**31 - 1)", [stream.next(2**31 - 1) for _ in range(4)])
    print("shuffle", Stream(7).shuffle(list(range(10))))
    for arguments in ((1, ""), (1, "", 0), (1, "", 2, 3), (1, "", 3, 2), (1, "shuffle", 2, 3), (-5, "año", -1)):
        print("derive", arguments, derive(*arguments).bits())
