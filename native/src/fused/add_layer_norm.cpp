// glosa::add_layer_norm: LayerNorm(residual + dropout(input)) in one pass forward and one backward.
// Backward makes the sum and the mask again, so that beside the arguments it holds two numbers for each row.
#include <ATen/ATen.h>
#include <ATen/Dispatch.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <string>
#include <vector>

#include "dropout_mask.h"
#include "reductions.h"
#include "row_blocks.h"

namespace {

using at::Tensor;
using glosa::DropoutMask;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Rows one after the other.
template <typename T>
struct Rows {
    const T *input, *residual, *weight;     // [N, E], [N, E], [E]
    T *means, *shares;                      // [N], of the rows, and one over their deviations
    int64_t size;
    const DropoutMask* mask;
};

template <typename T>
GLOSA_INLINE void add_dropped(const Rows<T>& rows, int64_t row, T* __restrict__ sum) {
    const T* __restrict__ input = rows.input + row * rows.size;
    const T* __restrict__ residual = rows.residual + row * rows.size;
    if (!rows.mask->drops()) {
        for (int64_t j = 0; j < rows.size; j++) sum[j] = residual[j] + input[j];
        return;
    }
    const auto key = rows.mask->key_of(row);
    const auto bound = rows.mask->bound();
    const T scale = T(rows.mask->scale());
    for (int64_t j = 0; j < rows.size; j++)
        sum[j] = residual[j] + input[j] * glosa::factor_of(key, bound, scale, uint32_t(j));
}

template <typename T>
GLOSA_INLINE void forward_rows(const Rows<T>& rows, const T* __restrict__ bias, T epsilon, T* output, int64_t first,
    int64_t count) {
    const auto size = rows.size;
    const T* __restrict__ weight = rows.weight;
    for (auto row = first; row < first + count; row++) {
        T* __restrict__ sum = output + row * size;
        add_dropped(rows, row, sum);
        const T mean = glosa::sum_of(sum, size) / T(size);
        for (int64_t j = 0; j < size; j++) sum[j] -= mean;
        const T share = T(1) / glosa::root_of(glosa::dot(sum, sum, size) / T(size) + epsilon);
        for (int64_t j = 0; j < size; j++) sum[j] = sum[j] * share * weight[j] + bias[j];
        rows.means[row] = mean;
        rows.shares[row] = share;
    }
}

template <typename T>
struct Gradients {
    const T* output;                // [N, E]
    T *input, *residual;            // [N, E]; without dropout they are the same, and only the residual's is written
    T *weight, *bias;               // [E], of a block of rows
};

// Room for two rows.
template <typename T>
GLOSA_INLINE void backward_rows(const Rows<T>& rows, const Gradients<T>& gradients, int64_t first, int64_t count,
    T* room) {
    const auto size = rows.size;
    T* __restrict__ normal = room;
    T* __restrict__ scaled = room + size;
    T* __restrict__ of_weight = gradients.weight;
    T* __restrict__ of_bias = gradients.bias;
    const T* __restrict__ weight = rows.weight;
    for (int64_t j = 0; j < size; j++) of_weight[j] = of_bias[j] = 0;
    for (auto row = first; row < first + count; row++) {
        const T* __restrict__ of_output = gradients.output + row * size;
        const T mean = rows.means[row], share = rows.shares[row];
        add_dropped(rows, row, normal);
        for (int64_t j = 0; j < size; j++) {
            normal[j] = (normal[j] - mean) * share;
            scaled[j] = of_output[j] * weight[j];
            of_weight[j] += of_output[j] * normal[j];
            of_bias[j] += of_output[j];
        }
        const T along_ones = glosa::sum_of(scaled, size) / T(size);
        const T along_normal = glosa::dot(scaled, normal, size) / T(size);
        T* __restrict__ of_residual = gradients.residual + row * size;
        for (int64_t j = 0; j < size; j++) of_residual[j] = share * (scaled[j] - along_ones - normal[j] * along_normal);
        if (!rows.mask->drops()) continue;
        T* __restrict__ of_input = gradients.input + row * size;
        const auto key = rows.mask->key_of(row);
        const auto bound = rows.mask->bound();
        const T scale = T(rows.mask->scale());
        for (int64_t j = 0; j < size; j++)
            of_input[j] = of_residual[j] * glosa::factor_of(key, bound, scale, uint32_t(j));
    }
}

GLOSA_CLONES void forward_block(const Rows<float>& rows, const float* bias, float epsilon, float* output, int64_t first,
    int64_t count) {
    forward_rows(rows, bias, epsilon, output, first, count);
}
GLOSA_CLONES void forward_block(const Rows<double>& rows, const double* bias, double epsilon, double* output,
    int64_t first, int64_t count) {
    forward_rows(rows, bias, epsilon, output, first, count);
}
GLOSA_CLONES void backward_block(const Rows<float>& rows, const Gradients<float>& gradients, int64_t first,
    int64_t count, float* room) {
    backward_rows(rows, gradients, first, count, room);
}
GLOSA_CLONES void backward_block(const Rows<double>& rows, const Gradients<double>& gradients, int64_t first,
    int64_t count, double* room) {
    backward_rows(rows, gradients, first, count, room);
}

template <typename T>
Rows<T> rows_of(const Tensor& input, const Tensor& residual, const Tensor& weight, const Tensor& statistics,
    const DropoutMask& mask) {
    const auto means = statistics.data_ptr<T>();
    return {input.data_ptr<T>(), residual.data_ptr<T>(), weight.data_ptr<T>(), means, means + input.size(0),
        input.size(1), &mask};
}

struct AddLayerNormFunction : torch::autograd::Function<AddLayerNormFunction> {
    static Tensor forward(AutogradContext* context, const Tensor& input_tensor, const Tensor& residual_tensor,
        const Tensor& weight_tensor, const Tensor& bias_tensor, double epsilon, double dropout, int64_t seed) {
        at::AutoDispatchBelowADInplaceOrView below_autograd;
        const auto input = input_tensor.contiguous(), residual = residual_tensor.contiguous();
        const auto weight = weight_tensor.contiguous(), bias = bias_tensor.contiguous();
        auto output = at::empty(input.sizes(), input.options());                                // [N, E]
        auto statistics = at::empty({2, input.size(0)}, input.options());
        const DropoutMask mask(dropout, seed);
        AT_DISPATCH_FLOATING_TYPES(input.scalar_type(), "glosa::add_layer_norm", [&] {
            const auto rows = rows_of<scalar_t>(input, residual, weight, statistics, mask);
            glosa::RowBlocks(input.size(0)).over(input.size(1), [&](int64_t, int64_t first, int64_t count) {
                forward_block(rows, bias.data_ptr<scalar_t>(), scalar_t(epsilon), output.data_ptr<scalar_t>(), first,
                    count);
            });
        });
        context->save_for_backward({input, residual, weight, statistics});
        context->saved_data["dropout"] = dropout;
        context->saved_data["seed"] = seed;
        return output;
    }

    static variable_list backward(AutogradContext* context, variable_list output_gradients) {
        at::NoGradGuard no_grad;
        const auto saved = context->get_saved_variables();
        const auto& input = saved[0];
        const auto gradient = output_gradients[0].contiguous();                                 // [N, E]
        const DropoutMask mask(context->saved_data["dropout"].toDouble(), context->saved_data["seed"].toInt());
        const glosa::RowBlocks blocks(input.size(0));
        const auto size = input.size(1);
        auto residual_gradient = at::empty(input.sizes(), input.options());
        auto input_gradient = mask.drops() ? at::empty(input.sizes(), input.options()) : residual_gradient;
        auto weight_gradients = at::empty({blocks.blocks, size}, input.options());
        auto bias_gradients = at::empty({blocks.blocks, size}, input.options());
        AT_DISPATCH_FLOATING_TYPES(input.scalar_type(), "glosa::add_layer_norm_backward", [&] {
            const auto rows = rows_of<scalar_t>(input, saved[1], saved[2], saved[3], mask);
            blocks.over(size, [&](int64_t block, int64_t first, int64_t count) {
                std::vector<scalar_t> room(2 * size);
                backward_block(rows, Gradients<scalar_t>{gradient.data_ptr<scalar_t>(),
                    input_gradient.data_ptr<scalar_t>(), residual_gradient.data_ptr<scalar_t>(),
                    weight_gradients.data_ptr<scalar_t>() + block * size,
                    bias_gradients.data_ptr<scalar_t>() + block * size}, first, count, room.data());
            });
        });
        return {input_gradient, residual_gradient, weight_gradients.sum(0), bias_gradients.sum(0), Tensor(), Tensor(),
            Tensor()};
    }
};

void check_arguments(const Tensor& input, const Tensor& residual, const Tensor& weight, const Tensor& bias,
    double epsilon, double dropout) {
    TORCH_CHECK_VALUE(input.dim() == 2 && input.size(1) > 0 && residual.sizes() == input.sizes(),
        "expected input and residual [N, E], got ", input.sizes(), " and ", residual.sizes());
    TORCH_CHECK_TYPE(input.scalar_type() == at::kFloat || input.scalar_type() == at::kDouble,
        "expected an input of Float or Double, got ", input.scalar_type());
    for (const auto& tensor : {weight, bias})
        TORCH_CHECK_VALUE(tensor.dim() == 1 && tensor.size(0) == input.size(1), "expected weight and bias [",
            input.size(1), "], got ", weight.sizes(), " and ", bias.sizes());
    for (const auto& tensor : {residual, weight, bias}) {
        TORCH_CHECK_TYPE(tensor.scalar_type() == input.scalar_type(), "input is ", input.scalar_type(),
            ", but residual, weight or bias is ", tensor.scalar_type());
        TORCH_CHECK_VALUE(tensor.device() == input.device(), "input is on ", input.device(),
            ", but residual, weight or bias is on ", tensor.device());
    }
    TORCH_CHECK_VALUE(epsilon >= 0, "expected an epsilon of at least 0, got ", epsilon);
    glosa::check_dropout(dropout);
}

// The same out of ATen's operators: what other devices run, and what the fused one is tested against.
Tensor add_layer_norm_composed(const Tensor& input, const Tensor& residual, const Tensor& weight, const Tensor& bias,
    double epsilon, double dropout, int64_t seed) {
    check_arguments(input, residual, weight, bias, epsilon, dropout);
    const DropoutMask mask(dropout, seed);
    const auto dropped = !mask.drops() ? input
        : input * glosa::composed_factors(mask, at::arange(input.size(0), at::kLong), input.size(1), input.options());
    return at::layer_norm(residual + dropped, {input.size(1)}, weight, bias, epsilon);
}

Tensor add_layer_norm(const Tensor& input, const Tensor& residual, const Tensor& weight, const Tensor& bias,
    double epsilon, double dropout, int64_t seed) {
    if (!input.device().is_cpu())
        return add_layer_norm_composed(input, residual, weight, bias, epsilon, dropout, seed);
    check_arguments(input, residual, weight, bias, epsilon, dropout);
    return AddLayerNormFunction::apply(input, residual, weight, bias, epsilon, dropout, seed);
}

const char* const schema_arguments = "(Tensor input, Tensor residual, Tensor weight, Tensor bias, float epsilon, "
    "float dropout, int seed) -> Tensor";

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def((std::string("add_layer_norm") + schema_arguments).c_str(), add_layer_norm);
    library.def((std::string("add_layer_norm_composed") + schema_arguments).c_str(), add_layer_norm_composed);
}
