"""Writes events.tfevents as TensorBoard reads it, and what it holds as events.json, by the formats' descriptions alone.

    python3 tests/golden/tensorboard/make_events.py              makes both anew
    python3 tests/golden/tensorboard/make_events.py FILE         prints what an event file holds; fails if it is broken

Needs nothing beside Python. TFRecord: tensorflow/core/lib/io/record_writer; CRC-32C: RFC 3720, B.4; messages: event.proto
and summary.proto of TensorBoard.
"""
import json
import pathlib
import struct
import sys

EVENTS = [
    {"wall_time": 1700000000.0, "step": 0, "file_version": "brain.Event:2"},
    {"wall_time": 1700000000.5, "step": 1, "scalars": {"train/loss": 0.5, "train/accuracy": 0.0}},
    {"wall_time": 1700000001.25, "step": 300, "scalars": {"train/loss": -1.5}},
    {"wall_time": 1700000002.0, "step": 10 ** 10, "scalars": {"validation/größe": 3.25, "epoch/number": 2.0}},
]


def table():
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        yield value


TABLE = list(table())


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


# The vectors of RFC 3720.
assert crc32c(bytes(32)) == 0x8A9136AA
assert crc32c(b"\xff" * 32) == 0x62A8AB43
assert crc32c(bytes(range(32))) == 0x46DD794E
assert crc32c(b"123456789") == 0xE3069283


def checksum(data):
    crc = crc32c(data)
    return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)


def varint(number):
    coded = bytearray()
    while number > 0x7F:
        coded.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(coded + bytes([number]))


def field(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def encode(event):
    message = b"\x09" + struct.pack("<d", event["wall_time"])
    if event["step"]:
        message += b"\x10" + varint(event["step"])
    if "file_version" in event:
        return message + field(3, event["file_version"].encode())
    return message + field(5, b"".join(
        field(1, field(1, tag.encode()) + b"\x15" + struct.pack("<f", number))
        for tag, number in event["scalars"].items()))


def write(events):
    for event in events:
        message = encode(event)
        length = struct.pack("<Q", len(message))
        yield length + checksum(length) + message + checksum(message)


def fields(message):
    """Number and value of each field; a varint is a number, all others are bytes."""
    place = 0

    def number():
        nonlocal place
        value = shift = 0
        while True:
            byte = message[place]
            place += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while place < len(message):
        key = number()
        if key & 7 == 0:
            yield key >> 3, number()
            continue
        size = {1: lambda: 8, 2: number, 5: lambda: 4}[key & 7]()
        assert place + size <= len(message), "a field reaches past its message"
        yield key >> 3, message[place:place + size]
        place += size


def decode(message):
    event = {"wall_time": 0.0, "step": 0}
    for number, value in fields(message):
        if number == 1:
            event["wall_time"], = struct.unpack("<d", value)
        elif number == 2:
            event["step"] = value
        elif number == 3:
            event["file_version"] = value.decode()
        elif number == 5:
            event["scalars"] = {}
            for _, scalar in fields(value):
                parts = dict(fields(scalar))
                event["scalars"][parts[1].decode()], = struct.unpack("<f", parts[2])
        else:
            raise ValueError(f"field {number} of an event is not known here")
    return event


def read(data):
    while data:
        length, = struct.unpack("<Q", data[:8])
        assert data[8:12] == checksum(data[:8]), "the checksum of a length is wrong"
        message = data[12:12 + length]
        assert data[12 + length:16 + length] == checksum(message), "the checksum of a record is wrong"
        yield decode(message)
        data = data[16 + length:]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        for found in read(pathlib.Path(sys.argv[1]).read_bytes()):
            print(json.dumps(found, ensure_ascii=False))
    else:
        folder = pathlib.Path(__file__).parent
        coded = b"".join(write(EVENTS))
        assert list(read(coded)) == EVENTS
        (folder / "events.tfevents").write_bytes(coded)
        (folder / "events.json").write_text(json.dumps(EVENTS, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
