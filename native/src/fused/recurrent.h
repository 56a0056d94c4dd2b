// What recurrent layers share with each other and with their way through ATen: arguments, and the schema.
#pragma once
#include <ATen/ATen.h>
#include <torch/library.h>

#include <string>
#include <tuple>

namespace glosa {

// Hidden states [B, T, D*H], zero at padding, and those of each text's last step [B, D*H]; D directions.
using RecurrentResult = std::tuple<at::Tensor, at::Tensor>;

// One layer: input [B, T, I], lengths [B], and for each direction, of which the second reads backwards,
// weights [G*H, I] and [G*H, H] and biases [G*H] and [G*H]; G gates.
using RecurrentLayer = RecurrentResult(const at::Tensor& input, const at::Tensor& lengths, at::TensorList weights);

constexpr size_t weights_of_direction = 4;

// The loops read and write by these sizes, so nothing may be broadcast.
void check_recurrent(int64_t gates, const at::Tensor& input, const at::Tensor& lengths, at::TensorList weights);

// The layer out of ATen's operators: what other devices run, and what the fused one is tested against.
// packed_layer(packed [N, I], batch sizes, zero state [D, B', H], weights, two directions) gives [N, D*H].
using PackedLayer = at::Tensor(const at::Tensor&, const at::Tensor&, const at::Tensor&, at::TensorList, bool);
RecurrentResult through_packed_sequence(const at::Tensor& input, const at::Tensor& lengths, at::TensorList weights,
    PackedLayer* packed_layer);

// Registers glosa::NAME and glosa::NAME_composed.
void define_recurrent(torch::Library& library, const std::string& name, RecurrentLayer* fused,
    RecurrentLayer* composed);

}  // namespace glosa
