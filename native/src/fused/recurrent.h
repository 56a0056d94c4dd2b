// What recurrent layers share: checked arguments, a step's rows on several threads, the way through ATen's packed
// sequences, and the schema.
#pragma once
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/library.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "packing.h"

namespace glosa {

// Hidden states [B, T, H], zero at padding, and those of each text's last step [B, H].
using RecurrentResult = std::tuple<at::Tensor, at::Tensor>;

// One direction of one layer: input [B, T, I], lengths [B], weights [G*H, I] and [G*H, H], biases [G*H]; G gates.
using RecurrentLayer = RecurrentResult(const at::Tensor& input, const at::Tensor& lengths,
    const at::Tensor& input_weight, const at::Tensor& hidden_weight, const at::Tensor& input_bias,
    const at::Tensor& hidden_bias, bool reverse);

inline void check_weight(const char* name, const at::Tensor& weight, at::IntArrayRef shape, const at::Tensor& input) {
    TORCH_CHECK_VALUE(weight.sizes() == shape, "expected ", name, " ", shape, ", got ", weight.sizes());
    TORCH_CHECK_TYPE(weight.scalar_type() == input.scalar_type(),
        "input is ", input.scalar_type(), ", but ", name, " is ", weight.scalar_type());
    TORCH_CHECK_VALUE(weight.device() == input.device(), "input is on ", input.device(), ", but ", name, " is on ",
        weight.device());
}

// The loops read and write by these sizes, so nothing may be broadcast.
inline void check_recurrent(int64_t gates, const at::Tensor& input, const at::Tensor& lengths,
    const at::Tensor& input_weight, const at::Tensor& hidden_weight, const at::Tensor& input_bias,
    const at::Tensor& hidden_bias) {
    TORCH_CHECK_VALUE(input.dim() == 3 && lengths.dim() == 1 && lengths.size(0) == input.size(0),
        "expected input [B, T, I] and lengths [B], got ", input.sizes(), " and ", lengths.sizes());
    TORCH_CHECK_TYPE(input.scalar_type() == at::kFloat || input.scalar_type() == at::kDouble,
        "expected an input of Float or Double, got ", input.scalar_type());
    TORCH_CHECK_VALUE(hidden_weight.dim() == 2 && hidden_weight.size(1) > 0, "expected hidden_weight [", gates,
        "H, H], got ", hidden_weight.sizes());
    const auto size = hidden_weight.size(1);
    check_weight("input_weight", input_weight, {gates * size, input.size(2)}, input);
    check_weight("hidden_weight", hidden_weight, {gates * size, size}, input);
    check_weight("input_bias", input_bias, {gates * size}, input);
    check_weight("hidden_bias", hidden_bias, {gates * size}, input);
}

// Runs body(first row, rows) on as many threads as the work is worth.
template <typename Body>
void over_rows(int64_t rows, int64_t size, Body body) {
    at::parallel_for(0, rows, std::max<int64_t>(1, 16384 / size),
        [&](int64_t begin, int64_t end) { body(begin, end - begin); });
}

// The layer out of ATen's operators: what other devices run, and what the fused one is tested against.
// layer(packed [N, I], batch sizes, zero state [1, B', H], weights) gives the packed hidden states [N, H].
template <typename Layer>
RecurrentResult through_packed_sequence(const at::Tensor& input, const at::Tensor& lengths,
    const at::Tensor& input_weight, const at::Tensor& hidden_weight, const at::Tensor& input_bias,
    const at::Tensor& hidden_bias, bool reverse, Layer layer) {
    const Packing packing(lengths, input.size(1), reverse);
    const auto size = hidden_weight.size(1);
    std::vector<int64_t> places, last_rows, texts_with_tokens;
    for (int64_t t = 0; t < packing.steps(); t++)
        for (int64_t k = 0; k < packing.batch_sizes[t]; k++) places.push_back(packing.padded_row(t, k));
    for (int64_t k = 0; k < packing.texts && packing.lengths[k] > 0; k++) {
        last_rows.push_back(packing.offsets[packing.lengths[k] - 1] + k);
        texts_with_tokens.push_back(packing.order[k]);
    }
    const auto places_tensor = at::tensor(places, at::kLong).to(input.device());
    const auto last_tensor = at::tensor(last_rows, at::kLong).to(input.device());
    const auto texts_tensor = at::tensor(texts_with_tokens, at::kLong).to(input.device());
    const auto flat = input.reshape({-1, input.size(2)});
    const auto packed = flat.index_select(0, places_tensor);                                // [N, I]
    const auto zeros = at::zeros({1, int64_t(texts_with_tokens.size()), size}, input.options());
    // Without any token there is no state, but still a path for gradients, which are zero.
    const auto hidden = packing.rows() > 0                                                  // [N, H]
        ? layer(packed, at::tensor(packing.batch_sizes, at::kLong), zeros,
            std::vector<at::Tensor>{input_weight, hidden_weight, input_bias, hidden_bias})
        : (at::linear(packed, input_weight, input_bias) + at::linear(zeros[0], hidden_weight, hidden_bias))
            .narrow(1, 0, size);
    const auto output = at::zeros({input.size(0) * input.size(1), size}, input.options())
        .index_copy(0, places_tensor, hidden).view({input.size(0), input.size(1), size});
    const auto last = at::zeros({input.size(0), size}, input.options())
        .index_copy(0, texts_tensor, hidden.index_select(0, last_tensor));
    return {output, last};
}

// Registers glosa::NAME and glosa::NAME_composed.
inline void define_recurrent(torch::Library& library, const std::string& name, RecurrentLayer* fused,
    RecurrentLayer* composed) {
    const std::string schema = "(Tensor input, Tensor lengths, Tensor input_weight, Tensor hidden_weight, "
        "Tensor input_bias, Tensor hidden_bias, bool reverse=False) -> (Tensor output, Tensor last)";
    library.def((name + schema).c_str(), fused);
    library.def((name + "_composed" + schema).c_str(), composed);
}

}  // namespace glosa
