using System.Buffers.Binary;
using System.Text;
using Glosa.Errors;

namespace Glosa.Torch.PyTorchFiles;

/// <summary>Reads a pickle of protocol 2 with the few instructions that a state dict needs.</summary>
/// <remarks>Every value takes at least one byte of the pickle, so memory is bounded by its length. The instructions:
/// Python's <c>pickletools.py</c>.</remarks>
/// <param name="path">The file, for messages.</param>
/// <param name="pickle">The pickle; what stands behind its end is not looked at.</param>
/// <param name="part">The part of the file that it is, for messages.</param>
internal ref struct PickleReader(string path, ReadOnlySpan<byte> pickle, string part)
{
    private const int LongestName = 1000;
    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _pickle = pickle;
    private readonly List<object?> _stack = [];
    private readonly List<int> _marks = [];         // heights of the stack
    private readonly Dictionary<long, object?> _memo = [];
    private readonly List<TensorStorage> _storages = [];
    private int _position;

    /// <summary>Bytes that were read.</summary>
    public readonly int Length => _position;

    /// <summary>All storages that it names, in their order.</summary>
    public readonly IReadOnlyList<TensorStorage> Storages => _storages;

    /// <summary>The value that the pickle makes.</summary>
    /// <exception cref="InvalidInputException">It is damaged, or wants more than tensors.</exception>
    public object? Read()
    {
        while (true)
        {
            var at = _position;
            var instruction = (char)Bytes(1)[0];
            switch (instruction)
            {
                case '.': return _stack.Count == 1 && _marks.Count == 0 ? Pop() : throw Damaged("one value at the end", "another number");
                case '\x80': ReadProtocol(); break;
                case '(': _marks.Add(_stack.Count); break;
                case 'N': Push(null); break;
                case '\x88': Push(true); break;
                case '\x89': Push(false); break;
                case 'K': Push((long)Bytes(1)[0]); break;
                case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
                case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
                case '\x8a': Push(ReadLong()); break;
                case 'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
                case 'X': Push(Text(Bytes(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))))); break;
                case '}': Push(new PickleDictionary()); break;
                case ']': Push(new PickleList()); break;
                case ')': Push(new PickleTuple([])); break;
                case '\x85' or '\x86' or '\x87': Push(new PickleTuple(Pop(instruction - '\x84'))); break;
                case 't': Push(new PickleTuple(PopToMark())); break;
                case 'q': _memo[Bytes(1)[0]] = Top(); break;
                case 'r': _memo[BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))] = Top(); break;
                case 'h': Recall(Bytes(1)[0]); break;
                case 'j': Recall(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))); break;
                case 'a': Append([Pop()]); break;
                case 'e': Append(PopToMark()); break;
                case 's': SetItems(Pop(2)); break;
                case 'u': SetItems(PopToMark()); break;
                case 'b': DropState(); break;
                case 'c': Push(StateDictNames.Find(path, $"{Line()}.{Line()}")); break;
                case 'i': throw StateDictNames.Refused(path, $"{Line()}.{Line()}");
                case '\x93' when _stack is [.., string module, string name]:
                    throw StateDictNames.Refused(path, $"{module}.{name}");
                case 'R': Reduce(); break;
                case 'Q': FindStorage(); break;
                default: throw Damaged("the instructions of a state dict", $"0x{(int)instruction:x2} at byte {at}");
            }
        }
    }

    private void ReadProtocol()
    {
        if (Bytes(1)[0] is not 2 and var protocol) throw Damaged("protocol 2", $"protocol {protocol}");
    }

    private long ReadLong()
    {
        var length = Bytes(1)[0];
        if (length > sizeof(long)) throw Damaged("whole numbers of at most 8 bytes", $"one of {length}");
        var bytes = Bytes(length);
        long number = length > 0 && (bytes[^1] & 0x80) != 0 ? -1 : 0;
        for (var i = length - 1; i >= 0; i--) number = (number << 8) | bytes[i];
        return number;
    }

    private string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Damaged("texts in UTF-8", "other bytes");
        }
    }

    private string Line()
    {
        var rest = _pickle[_position..];
        var end = rest[..Math.Min(rest.Length, LongestName)].IndexOf((byte)'\n');
        if (end < 0) throw Damaged($"a name of less than {LongestName} bytes", "no end of it");
        var line = Text(rest[..end]);
        _position += end + 1;
        return line;
    }

    private void Reduce()
    {
        if (Pop() is not PickleTuple arguments || Pop() is not PickleName name)
            throw Damaged("a call of a name", "a call of something else");
        Push(StateDictNames.Call(name, arguments.Items)
            ?? throw Damaged($"the arguments of {name.FullName}", "others"));
    }

    private void FindStorage()
    {
        var storage = StateDictNames.Storage(Pop()) ?? throw Damaged("a storage", "another reference");
        _storages.Add(storage);
        Push(storage);
    }

    // OrderedDict's attributes; state dicts keep versions of layers there (_metadata), which weights do not need.
    private void DropState()
    {
        if (Pop() is not PickleDictionary || Top() is not PickleDictionary)
            throw Damaged("attributes of a dictionary", "something else");
    }

    private void Append(object?[] items) => Target<PickleList>().AddRange(items);

    private void SetItems(object?[] items)
    {
        var dictionary = Target<PickleDictionary>();
        if (items.Length % 2 != 0) throw Damaged("keys and values in pairs", "a key without a value");
        for (var i = 0; i < items.Length; i += 2) dictionary.Add(new(items[i], items[i + 1]));
    }

    private readonly void Push(object? value) => _stack.Add(value);

    private void Recall(long index) =>
        Push(_memo.TryGetValue(index, out var value) ? value : throw Damaged("a value from before", $"number {index}"));

    private object? Pop() => Pop(1)[0];

    private object?[] Pop(int count)
    {
        if (_stack.Count - count < (_marks is [.., var mark] ? mark : 0)) throw Damaged("a value", "none");
        return TakeFrom(_stack.Count - count);
    }

    private object?[] PopToMark()
    {
        if (_marks is not [.., var mark]) throw Damaged("the start of a list", "none");
        _marks.RemoveAt(_marks.Count - 1);
        return TakeFrom(mark);
    }

    private readonly object?[] TakeFrom(int start)
    {
        var values = _stack.GetRange(start, _stack.Count - start).ToArray();
        _stack.RemoveRange(start, values.Length);
        return values;
    }

    private readonly object? Top() => _stack.Count > (_marks is [.., var mark] ? mark : 0)
        ? _stack[^1] : throw Damaged("a value", "none");

    private readonly T Target<T>() where T : class => Top() as T ?? throw Damaged("something to add to", "another value");

    private ReadOnlySpan<byte> Bytes(long count)
    {
        if (count > _pickle.Length - _position) throw Damaged("a whole pickle", "one that is cut");
        var bytes = _pickle.Slice(_position, (int)count);
        _position += (int)count;
        return bytes;
    }

    private readonly InvalidInputException Damaged(string expected, string found) => new(path,
        $"{expected} in {part}", found, "copy or download the file again, or take the weights as model.safetensors");
}
