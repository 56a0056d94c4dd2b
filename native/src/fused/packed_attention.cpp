// glosa::packed_attention: scaled dot-product attention of several heads over texts whose tokens stand one after the
// other, without padding. Backward makes the probabilities again from one number for each query and head.
#include "packed_attention.h"

#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <string>

namespace {

using at::Tensor;
using glosa::DropoutMask;
using glosa::HeadGradients;
using glosa::HeadRows;
using glosa::PackedHead;
using glosa::Room;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

#ifdef GLOSA_X86_LEVELS
template <typename T>
__attribute__((target("arch=x86-64-v4"))) void attend_v4(const PackedHead<T>& head, HeadRows<T> output, Room<T>& room) {
    glosa::attend<64>(head, output, room);
}
template <typename T>
__attribute__((target("arch=x86-64-v3"))) void attend_v3(const PackedHead<T>& head, HeadRows<T> output, Room<T>& room) {
    glosa::attend<32>(head, output, room);
}
template <typename T>
__attribute__((target("arch=x86-64-v4"))) void attend_backward_v4(const PackedHead<T>& head,
    const HeadGradients<T>& gradients, Room<T>& room) {
    glosa::attend_backward<64>(head, gradients, room);
}
template <typename T>
__attribute__((target("arch=x86-64-v3"))) void attend_backward_v3(const PackedHead<T>& head,
    const HeadGradients<T>& gradients, Room<T>& room) {
    glosa::attend_backward<32>(head, gradients, room);
}
#endif

template <typename T>
void attend(const PackedHead<T>& head, HeadRows<T> output, Room<T>& room) {
#ifdef GLOSA_X86_LEVELS
    if (glosa::register_bytes() == 64) return attend_v4(head, output, room);
    if (glosa::register_bytes() == 32) return attend_v3(head, output, room);
#endif
    glosa::attend<16>(head, output, room);
}
template <typename T>
void attend_backward(const PackedHead<T>& head, const HeadGradients<T>& gradients, Room<T>& room) {
#ifdef GLOSA_X86_LEVELS
    if (glosa::register_bytes() == 64) return attend_backward_v4(head, gradients, room);
    if (glosa::register_bytes() == 32) return attend_backward_v3(head, gradients, room);
#endif
    glosa::attend_backward<16>(head, gradients, room);
}

// Rows may stand apart, as those of a slice of a wider matrix do; what else does not lie in a row is copied.
Tensor with_whole_rows(const Tensor& matrix) { return matrix.stride(1) == 1 ? matrix : matrix.contiguous(); }

template <typename T>
HeadRows<T> rows_of(const Tensor& matrix, int64_t row, int64_t column) {
    return {matrix.data_ptr<std::remove_const_t<T>>() + row * matrix.stride(0) + column, matrix.stride(0)};
}

// Calls body(first row, number of head, head) for every head of every text that has tokens. Threads take heads first,
// so that texts of different lengths leave each about the same work.
template <typename T, typename Body>
void over_heads(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& lengths,
    const Tensor& log_sums, const DropoutMask& mask, Body body) {
    const auto heads = log_sums.size(0), tokens = query.size(0), texts = lengths.numel();
    const auto size = query.size(1) / heads;
    const auto counts = lengths.data_ptr<int64_t>();
    std::vector<int64_t> firsts(texts);
    for (int64_t text = 1; text < texts; text++) firsts[text] = firsts[text - 1] + counts[text - 1];
    const auto work = std::max<int64_t>(1, tokens / std::max<int64_t>(1, texts) * tokens * size);
    at::parallel_for(0, heads * texts, std::max<int64_t>(1, 65536 * texts / work), [&](int64_t begin, int64_t end) {
        Room<T> room;
        for (auto index = begin; index < end; index++) {
            const auto text = index % texts, head = index / texts, first = firsts[text], column = head * size;
            if (counts[text] == 0) continue;
            body(first, column, PackedHead<T>{counts[text], size, rows_of<const T>(query, first, column),
                rows_of<const T>(key, first, column), rows_of<const T>(value, first, column),
                log_sums.data_ptr<T>() + head * tokens + first, &mask, head * tokens + first}, room);
        }
    });
}

struct PackedAttentionFunction : torch::autograd::Function<PackedAttentionFunction> {
    static Tensor forward(AutogradContext* context, const Tensor& query_input, const Tensor& key_input,
        const Tensor& value_input, const Tensor& lengths, int64_t heads, double dropout, int64_t seed) {
        at::AutoDispatchBelowADInplaceOrView below_autograd;
        const auto query = with_whole_rows(query_input), key = with_whole_rows(key_input);
        const auto value = with_whole_rows(value_input);
        auto output = at::empty(query.sizes(), query.options());                                // [N, E]
        auto log_sums = at::empty({heads, query.size(0)}, query.options());
        const DropoutMask mask(dropout, seed);
        AT_DISPATCH_FLOATING_TYPES(query.scalar_type(), "glosa::packed_attention", [&] {
            over_heads<scalar_t>(query, key, value, lengths, log_sums, mask, [&](int64_t first, int64_t column,
                const PackedHead<scalar_t>& head, Room<scalar_t>& room) {
                attend(head, rows_of<scalar_t>(output, first, column), room);
            });
        });
        context->save_for_backward({query, key, value, lengths, log_sums});
        context->saved_data["dropout"] = dropout;
        context->saved_data["seed"] = seed;
        return output;
    }

    static variable_list backward(AutogradContext* context, variable_list output_gradients) {
        at::NoGradGuard no_grad;
        const auto saved = context->get_saved_variables();
        const auto& query = saved[0];
        const auto gradient = with_whole_rows(output_gradients[0]);                             // [N, E]
        const auto all = at::empty({3, query.size(0), query.size(1)}, query.options());
        const auto query_gradient = all[0], key_gradient = all[1], value_gradient = all[2];
        const DropoutMask mask(context->saved_data["dropout"].toDouble(), context->saved_data["seed"].toInt());
        AT_DISPATCH_FLOATING_TYPES(query.scalar_type(), "glosa::packed_attention_backward", [&] {
            over_heads<scalar_t>(query, saved[1], saved[2], saved[3], saved[4], mask, [&](int64_t first,
                int64_t column, const PackedHead<scalar_t>& head, Room<scalar_t>& room) {
                attend_backward(head, HeadGradients<scalar_t>{rows_of<const scalar_t>(gradient, first, column),
                    rows_of<scalar_t>(query_gradient, first, column), rows_of<scalar_t>(key_gradient, first, column),
                    rows_of<scalar_t>(value_gradient, first, column)}, room);
            });
        });
        return {query_gradient, key_gradient, value_gradient, Tensor(), Tensor(), Tensor(), Tensor()};
    }
};

void check_arguments(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& lengths, int64_t heads,
    double dropout) {
    TORCH_CHECK_VALUE(query.dim() == 2 && key.sizes() == query.sizes() && value.sizes() == query.sizes(),
        "expected query, key and value [N, E], got ", query.sizes(), ", ", key.sizes(), " and ", value.sizes());
    TORCH_CHECK_VALUE(heads > 0 && query.size(1) > 0 && query.size(1) % heads == 0,
        "expected a number of heads that divides ", query.size(1), ", got ", heads);
    TORCH_CHECK_VALUE(lengths.dim() == 1, "expected lengths [B], got ", lengths.sizes());
    TORCH_CHECK_TYPE(lengths.scalar_type() == at::kLong, "expected lengths of Long, got ", lengths.scalar_type());
    TORCH_CHECK_TYPE(query.scalar_type() == at::kFloat || query.scalar_type() == at::kDouble,
        "expected a query of Float or Double, got ", query.scalar_type());
    for (const auto& tensor : {key, value}) {
        TORCH_CHECK_TYPE(tensor.scalar_type() == query.scalar_type(),
            "query is ", query.scalar_type(), ", but key or value is ", tensor.scalar_type());
        TORCH_CHECK_VALUE(tensor.device() == query.device(), "query is on ", query.device(),
            ", but key or value is on ", tensor.device());
    }
    glosa::check_dropout(dropout);
    TORCH_CHECK_VALUE(lengths.numel() == 0 || lengths.min().item<int64_t>() >= 0, "a length is below 0");
    const auto tokens = lengths.sum().item<int64_t>();
    TORCH_CHECK_VALUE(tokens == query.size(0), "expected lengths whose sum is the ", query.size(0), " tokens, got ",
        tokens);
}

// The same out of ATen's products over padded texts: what other devices run, and what the fused one is tested against.
Tensor packed_attention_composed(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& lengths_input,
    int64_t heads, double dropout, int64_t seed) {
    check_arguments(query, key, value, lengths_input, heads, dropout);
    const auto lengths = lengths_input.to(query.device());
    if (query.size(0) == 0) return query + key + value;
    const auto tokens = query.size(0), size = query.size(1) / heads, padded = lengths.max().item<int64_t>();
    const auto places = at::arange(padded, lengths.options()).unsqueeze(0);
    const auto padding = places >= lengths.unsqueeze(1);                                        // [B, T]
    const auto firsts = lengths.cumsum(0) - lengths;
    const auto rows = (firsts.unsqueeze(1) + places).masked_fill(padding, 0);                   // [B, T]
    const auto by_head = [&](const Tensor& matrix) {                                            // [B, heads, T, D]
        return matrix.index_select(0, rows.flatten()).reshape({rows.size(0), padded, heads, size}).transpose(1, 2);
    };
    const auto scores = by_head(query).matmul(by_head(key).transpose(2, 3)) / std::sqrt(double(size));
    // A text without tokens has no probabilities; its rows are not taken below.
    const auto masked = (padding & (lengths > 0).unsqueeze(1)).unsqueeze(1).unsqueeze(1);       // [B, 1, 1, T]
    auto probabilities = scores.masked_fill(masked, -std::numeric_limits<double>::infinity()).softmax(-1);
    const DropoutMask mask(dropout, seed);
    if (mask.drops()) {
        const auto numbers = at::arange(heads, lengths.options()).reshape({1, heads, 1}) * tokens + rows.unsqueeze(1);
        probabilities = probabilities * glosa::composed_factors(mask, numbers, padded, query.options());
    }
    const auto output = probabilities.matmul(by_head(value)).transpose(1, 2).reshape({-1, query.size(1)});
    return output.index_select(0, padding.logical_not().flatten().nonzero().flatten());         // [N, E]
}

Tensor packed_attention(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& lengths,
    int64_t heads, double dropout, int64_t seed) {
    if (!query.device().is_cpu()) return packed_attention_composed(query, key, value, lengths, heads, dropout, seed);
    check_arguments(query, key, value, lengths, heads, dropout);
    return PackedAttentionFunction::apply(query, key, value, lengths.to(query.device()).contiguous(), heads, dropout, seed);
}

const char* const schema_arguments = "(Tensor query, Tensor key, Tensor value, Tensor lengths, int heads, "
    "float dropout, int seed) -> Tensor";

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def((std::string("packed_attention") + schema_arguments).c_str(), packed_attention);
    library.def((std::string("packed_attention_composed") + schema_arguments).c_str(), packed_attention_composed);
}
