// glosa::attention: scaled dot-product attention of several heads over texts of different lengths.
// Scores are never stored: each query's row is made, used and made again in backward. Padding takes no computation.
#include <ATen/ATen.h>
#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <cmath>
#include <limits>

#include "pointwise.h"
#include "reductions.h"

namespace {

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

using glosa::dot;
using glosa::largest_of;
using glosa::sum_of;

// One head of one text. Keys and values stand transposed [D, L], so that the loops over tokens are vectors.
template <typename T>
struct Head {
    const T* keys;
    const T* values;
    int64_t length;
    int64_t size;
    T scale;
};

// Probabilities [L] of one query [D].
template <typename T>
GLOSA_INLINE void probabilities_of(const Head<T>& head, const T* query, T* row) {
    const auto length = head.length;
    for (int64_t j = 0; j < length; j++) row[j] = 0;
    for (int64_t d = 0; d < head.size; d++) {
        const T factor = query[d] * head.scale;
        const T* keys = head.keys + d * length;
        for (int64_t j = 0; j < length; j++) row[j] += factor * keys[j];
    }
    const T largest = largest_of(row, length);
    for (int64_t j = 0; j < length; j++) row[j] = glosa::exp_of(row[j] - largest);
    const T share = T(1) / sum_of(row, length);
    for (int64_t j = 0; j < length; j++) row[j] *= share;
}

template <typename T>
GLOSA_INLINE void forward_query(const Head<T>& head, const T* query, T* row, T* output) {
    probabilities_of(head, query, row);
    for (int64_t d = 0; d < head.size; d++) output[d] = dot(row, head.values + d * head.length, head.length);
}

// Adds to the gradients of keys and values [D, L] and writes that of the query [D].
template <typename T>
GLOSA_INLINE void backward_query(const Head<T>& head, const T* query, const T* output_gradient, T* row, T* scores,
    T* query_gradient, T* key_gradients, T* value_gradients) {
    const auto length = head.length;
    probabilities_of(head, query, row);
    for (int64_t j = 0; j < length; j++) scores[j] = 0;
    for (int64_t d = 0; d < head.size; d++) {
        const T factor = output_gradient[d];
        const T* values = head.values + d * length;
        T* to = value_gradients + d * length;
        for (int64_t j = 0; j < length; j++) {
            scores[j] += factor * values[j];
            to[j] += factor * row[j];
        }
    }
    const T mean = dot(row, scores, length);
    for (int64_t j = 0; j < length; j++) scores[j] = row[j] * (scores[j] - mean) * head.scale;
    for (int64_t d = 0; d < head.size; d++) {
        query_gradient[d] = dot(scores, head.keys + d * length, length);
        T* to = key_gradients + d * length;
        for (int64_t j = 0; j < length; j++) to[j] += query[d] * scores[j];
    }
}

GLOSA_CLONES void forward_one(const Head<float>& head, const float* query, float* row, float* output) {
    forward_query(head, query, row, output);
}
void forward_one(const Head<double>& head, const double* query, double* row, double* output) {
    forward_query(head, query, row, output);
}
GLOSA_CLONES void backward_one(const Head<float>& head, const float* query, const float* output_gradient, float* row,
    float* scores, float* query_gradient, float* key_gradients, float* value_gradients) {
    backward_query(head, query, output_gradient, row, scores, query_gradient, key_gradients, value_gradients);
}
void backward_one(const Head<double>& head, const double* query, const double* output_gradient, double* row,
    double* scores, double* query_gradient, double* key_gradients, double* value_gradients) {
    backward_query(head, query, output_gradient, row, scores, query_gradient, key_gradients, value_gradients);
}

// Columns [L, D] of a matrix whose rows are `stride` apart, transposed to [D, L]; and back.
template <typename T>
void to_columns(const T* rows, int64_t stride, int64_t length, int64_t size, T* columns) {
    for (int64_t j = 0; j < length; j++)
        for (int64_t d = 0; d < size; d++) columns[d * length + j] = rows[j * stride + d];
}
template <typename T>
void to_rows(const T* columns, int64_t stride, int64_t length, int64_t size, T* rows) {
    for (int64_t j = 0; j < length; j++)
        for (int64_t d = 0; d < size; d++) rows[j * stride + d] = columns[d * length + j];
}

// How many queries of a text count: all of one row, or those that are no padding.
int64_t queries_of(const Tensor& query, const Tensor& key, int64_t length) {
    return query.size(1) == key.size(1) ? length : query.size(1);
}

struct AttentionFunction : torch::autograd::Function<AttentionFunction> {
    static Tensor forward(AutogradContext* context, const Tensor& query_input, const Tensor& key_input,
        const Tensor& value_input, const Tensor& lengths, int64_t heads) {
        at::AutoDispatchBelowADInplaceOrView below_autograd;
        const auto query = query_input.contiguous(), key = key_input.contiguous(), value = value_input.contiguous();
        auto output = at::zeros_like(query);                                                    // [B, Q, E]
        AT_DISPATCH_FLOATING_TYPES(query.scalar_type(), "glosa::attention", [&] {
            over_heads<scalar_t>(query, key, lengths, heads, [&](int64_t text, int64_t first, int64_t length,
                int64_t size, std::vector<scalar_t>& room) {
                room.resize((2 * size + 1) * length);
                const auto width = query.size(2);
                const auto at_key = (text * key.size(1)) * width + first;
                const auto keys = room.data(), values = keys + size * length, row = values + size * length;
                to_columns(key.data_ptr<scalar_t>() + at_key, width, length, size, keys);
                to_columns(value.data_ptr<scalar_t>() + at_key, width, length, size, values);
                const Head<scalar_t> head{keys, values, length, size, scalar_t(1 / std::sqrt(double(size)))};
                const auto at_query = (text * query.size(1)) * width + first;
                for (int64_t i = 0; i < queries_of(query, key, length); i++)
                    forward_one(head, query.data_ptr<scalar_t>() + at_query + i * width, row,
                        output.data_ptr<scalar_t>() + at_query + i * width);
            });
        });
        context->save_for_backward({query, key, value, lengths});
        context->saved_data["heads"] = heads;
        return output;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        at::NoGradGuard no_grad;
        const auto saved = context->get_saved_variables();
        const auto& query = saved[0];
        const auto& key = saved[1];
        const auto& value = saved[2];
        const auto gradient = gradients[0].contiguous();                                        // [B, Q, E]
        auto query_gradient = at::zeros_like(query);
        auto key_gradient = at::zeros_like(key);
        auto value_gradient = at::zeros_like(value);
        AT_DISPATCH_FLOATING_TYPES(query.scalar_type(), "glosa::attention_backward", [&] {
            over_heads<scalar_t>(query, key, saved[3], context->saved_data["heads"].toInt(), [&](int64_t text,
                int64_t first, int64_t length, int64_t size, std::vector<scalar_t>& room) {
                room.assign((4 * size + 2) * length, 0);
                const auto width = query.size(2);
                const auto at_key = (text * key.size(1)) * width + first;
                const auto keys = room.data(), values = keys + size * length, of_keys = values + size * length;
                const auto of_values = of_keys + size * length, row = of_values + size * length, scores = row + length;
                to_columns(key.data_ptr<scalar_t>() + at_key, width, length, size, keys);
                to_columns(value.data_ptr<scalar_t>() + at_key, width, length, size, values);
                const Head<scalar_t> head{keys, values, length, size, scalar_t(1 / std::sqrt(double(size)))};
                const auto at_query = (text * query.size(1)) * width + first;
                for (int64_t i = 0; i < queries_of(query, key, length); i++)
                    backward_one(head, query.data_ptr<scalar_t>() + at_query + i * width,
                        gradient.data_ptr<scalar_t>() + at_query + i * width, row, scores,
                        query_gradient.data_ptr<scalar_t>() + at_query + i * width, of_keys, of_values);
                to_rows(of_keys, width, length, size, key_gradient.data_ptr<scalar_t>() + at_key);
                to_rows(of_values, width, length, size, value_gradient.data_ptr<scalar_t>() + at_key);
            });
        });
        return {query_gradient, key_gradient, value_gradient, Tensor(), Tensor()};
    }

    // Runs body(text, first feature of the head, length, size of the head, room to work in) for every text and head.
    template <typename T, typename Body>
    static void over_heads(const Tensor& query, const Tensor& key, const Tensor& lengths, int64_t heads, Body body) {
        const auto size = query.size(2) / heads;
        const auto sizes = lengths.data_ptr<int64_t>();
        const auto operations = std::max<int64_t>(1, query.size(1) * key.size(1) * size);
        at::parallel_for(0, query.size(0) * heads, std::max<int64_t>(1, 65536 / operations),
            [&](int64_t begin, int64_t end) {
                std::vector<T> room;
                for (int64_t index = begin; index < end; index++)
                    if (const auto length = sizes[index / heads])
                        body(index / heads, index % heads * size, length, size, room);
            });
    }
};

void check_arguments(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& lengths,
    int64_t heads) {
    TORCH_CHECK_VALUE(query.dim() == 3 && key.dim() == 3 && key.sizes() == value.sizes()
            && query.size(0) == key.size(0) && query.size(2) == key.size(2),
        "expected query [B, Q, E], key and value [B, T, E], got ", query.sizes(), ", ", key.sizes(), " and ",
        value.sizes());
    TORCH_CHECK_VALUE(heads > 0 && query.size(2) % heads == 0, "expected a number of heads that divides ",
        query.size(2), ", got ", heads);
    TORCH_CHECK_VALUE(lengths.dim() == 1 && lengths.size(0) == key.size(0), "expected lengths [", key.size(0),
        "], got ", lengths.sizes());
    TORCH_CHECK_TYPE(lengths.scalar_type() == at::kLong, "expected lengths of Long, got ", lengths.scalar_type());
    TORCH_CHECK_TYPE(query.scalar_type() == at::kFloat || query.scalar_type() == at::kDouble,
        "expected a query of Float or Double, got ", query.scalar_type());
    for (const auto& tensor : {key, value}) {
        TORCH_CHECK_TYPE(tensor.scalar_type() == query.scalar_type(),
            "query is ", query.scalar_type(), ", but key or value is ", tensor.scalar_type());
        TORCH_CHECK_VALUE(tensor.device() == query.device(), "query is on ", query.device(),
            ", but key or value is on ", tensor.device());
    }
    if (lengths.numel() > 0)
        TORCH_CHECK_VALUE(lengths.min().item<int64_t>() >= 0 && lengths.max().item<int64_t>() <= key.size(1),
            "a length is below 0 or above the batch's ", key.size(1), " tokens");
}

// The same out of ATen's products: what other devices run, and what the fused one is tested against.
Tensor attention_composed(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& lengths,
    int64_t heads) {
    check_arguments(query, key, value, lengths, heads);
    const auto size = query.size(2) / heads;
    const auto by_head = [&](const Tensor& tensor) {                                            // [B, N, *, D]
        return tensor.reshape({tensor.size(0), tensor.size(1), heads, size}).transpose(1, 2);
    };
    const auto places = at::arange(key.size(1), lengths.options()).unsqueeze(0);
    const auto padding = places >= lengths.unsqueeze(1);                                        // [B, T]
    // A text without tokens has no probabilities; its rows are zeroed below.
    const auto masked = (padding & (lengths > 0).unsqueeze(1)).unsqueeze(1).unsqueeze(1);       // [B, 1, 1, T]
    const auto scores = by_head(query).matmul(by_head(key).transpose(2, 3)) / std::sqrt(double(size));
    const auto output = scores.masked_fill(masked, -std::numeric_limits<double>::infinity()).softmax(-1)
        .matmul(by_head(value)).transpose(1, 2).reshape(query.sizes());                         // [B, Q, E]
    const auto unused = query.size(1) == key.size(1) ? padding : (lengths == 0).unsqueeze(1);
    return output.masked_fill(unused.unsqueeze(2), 0);
}

Tensor attention(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& lengths, int64_t heads) {
    check_arguments(query, key, value, lengths, heads);
    // Many queries of wide heads are matrix products, which the library does faster than these loops, padding and all.
    const auto wide = query.size(1) > 1 && query.size(2) / heads >= 32;
    return query.device().is_cpu() && !wide
        ? AttentionFunction::apply(query, key, value, lengths.contiguous(), heads)
        : attention_composed(query, key, value, lengths, heads);
}

const char* const schema_arguments =
    "(Tensor query, Tensor key, Tensor value, Tensor lengths, int heads) -> Tensor";

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def((std::string("attention") + schema_arguments).c_str(), attention);
    library.def((std::string("attention_composed") + schema_arguments).c_str(), attention_composed);
}
