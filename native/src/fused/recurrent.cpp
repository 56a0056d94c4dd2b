#include "recurrent.h"

#include <vector>

#include "packing.h"

namespace glosa {

namespace {

using at::Tensor;

void check_weight(const char* name, const Tensor& weight, at::IntArrayRef shape, const Tensor& input) {
    TORCH_CHECK_VALUE(weight.sizes() == shape, "expected ", name, " ", shape, ", got ", weight.sizes());
    TORCH_CHECK_TYPE(weight.scalar_type() == input.scalar_type(),
        "input is ", input.scalar_type(), ", but ", name, " is ", weight.scalar_type());
    TORCH_CHECK_VALUE(weight.device() == input.device(), "input is on ", input.device(), ", but ", name, " is on ",
        weight.device());
}

}  // namespace

void check_recurrent(int64_t gates, const Tensor& input, const Tensor& lengths, at::TensorList weights) {
    TORCH_CHECK_VALUE(input.dim() == 3 && lengths.dim() == 1 && lengths.size(0) == input.size(0),
        "expected input [B, T, I] and lengths [B], got ", input.sizes(), " and ", lengths.sizes());
    TORCH_CHECK_TYPE(input.scalar_type() == at::kFloat || input.scalar_type() == at::kDouble,
        "expected an input of Float or Double, got ", input.scalar_type());
    TORCH_CHECK_VALUE(weights.size() == weights_of_direction || weights.size() == 2 * weights_of_direction,
        "expected 4 weights, or 8 for two directions, got ", weights.size());
    const auto size = weights[1].dim() == 2 ? weights[1].size(1) : 0;
    TORCH_CHECK_VALUE(size > 0, "expected hidden_weight [", gates, "H, H], got ", weights[1].sizes());
    for (size_t first = 0; first < weights.size(); first += weights_of_direction) {
        check_weight("input_weight", weights[first], {gates * size, input.size(2)}, input);
        check_weight("hidden_weight", weights[first + 1], {gates * size, size}, input);
        check_weight("input_bias", weights[first + 2], {gates * size}, input);
        check_weight("hidden_bias", weights[first + 3], {gates * size}, input);
    }
}

RecurrentResult through_packed_sequence(const Tensor& input, const Tensor& lengths, at::TensorList weights,
    PackedLayer* packed_layer) {
    const Packing packing(lengths, input.size(1), 0, 1);
    const auto size = weights[1].size(1);
    const auto directions = int64_t(weights.size() / weights_of_direction);
    std::vector<int64_t> places, first_rows, last_rows, texts_with_tokens;
    for (int64_t place = 0; place < int64_t(packing.batch_sizes.size()); place++)
        for (int64_t k = 0; k < packing.batch_sizes[place]; k++) places.push_back(packing.padded_row(place, k));
    for (int64_t k = 0; k < packing.texts() && packing.lengths[k] > 0; k++) {
        first_rows.push_back(k);
        last_rows.push_back(packing.offsets[packing.lengths[k] - 1] + k);
        texts_with_tokens.push_back(packing.order[k]);
    }
    const auto on_device = [&](const std::vector<int64_t>& numbers) {
        return at::tensor(numbers, at::kLong).to(input.device());
    };
    const auto places_tensor = on_device(places);
    const auto packed = input.reshape({-1, input.size(2)}).index_select(0, places_tensor);  // [N, I]
    const auto zeros = at::zeros({directions, int64_t(texts_with_tokens.size()), size}, input.options());
    // Without any token there is no state, but still a path for gradients, which are zero.
    const auto nothing = [&](size_t first) {
        return (at::linear(packed, weights[first], weights[first + 2]) +
            at::linear(zeros[0], weights[first + 1], weights[first + 3])).narrow(1, 0, size);
    };
    const auto hidden = packing.rows() > 0                                                  // [N, D*H]
        ? packed_layer(packed, at::tensor(packing.batch_sizes, at::kLong), zeros, weights, directions > 1)
        : directions == 1 ? nothing(0) : at::cat({nothing(0), nothing(weights_of_direction)}, 1);
    const auto output = at::zeros({input.size(0) * input.size(1), directions * size}, input.options())
        .index_copy(0, places_tensor, hidden).view({input.size(0), input.size(1), directions * size});
    auto final_rows = hidden.narrow(1, 0, size).index_select(0, on_device(last_rows));      // [B', H]
    if (directions > 1)
        final_rows = at::cat({final_rows, hidden.narrow(1, size, size).index_select(0, on_device(first_rows))}, 1);
    const auto last = at::zeros({input.size(0), directions * size}, input.options())
        .index_copy(0, on_device(texts_with_tokens), final_rows);
    return {output, last};
}

void define_recurrent(torch::Library& library, const std::string& name, RecurrentLayer* fused,
    RecurrentLayer* composed) {
    const std::string schema =
        "(Tensor input, Tensor lengths, Tensor[] weights) -> (Tensor output, Tensor last)";
    library.def((name + schema).c_str(), fused);
    library.def((name + "_composed" + schema).c_str(), composed);
}

}  // namespace glosa
