// glosa::gru_layer: one direction of one GRU layer over texts of different lengths.
// Equations and weight layout are PyTorch's nn.GRU (gates r, z, n; the reset gate acts after the product):
//   r = sigmoid(W_ir x + b_ir + W_hr h + b_hr)      m = W_hn h + b_hn
//   z = sigmoid(W_iz x + b_iz + W_hz h + b_hz)      n = tanh(W_in x + b_in + r * m)      h' = n + z * (h - n)
// One large product serves all input projections and each weight's gradient; the step itself touches only texts that
// still run. Paper: Cho et al. 2014, arXiv:1406.1078.
#include <torch/csrc/autograd/custom_function.h>

#include "pointwise.h"
#include "recurrent.h"

namespace {

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Rows of one step: gates [n, 3H] hold what the input gives, with all biases but b_hn, and become their activations;
// projected [n, 3H] is W_h h. Memories m and hidden states [n, H] are written.
// Texts of the step stand in the same order as in the one before, so row k continues row k.
template <typename T>
GLOSA_INLINE void forward_rows(T* gates, const T* projected, const T* memory_bias, const T* previous_hidden,
    T* memories, T* hidden, int64_t rows, int64_t size) {
    for (int64_t k = 0; k < rows; k++) {
        T* r = gates + k * 3 * size;
        T* z = r + size;
        T* n = z + size;
        const T* of_r = projected + k * 3 * size;
        const T* of_z = of_r + size;
        const T* of_n = of_z + size;
        const T* before = previous_hidden + k * size;
        T* m = memories + k * size;
        T* h = hidden + k * size;
        for (int64_t j = 0; j < size; j++) r[j] = glosa::sigmoid_of(r[j] + of_r[j]);
        for (int64_t j = 0; j < size; j++) z[j] = glosa::sigmoid_of(z[j] + of_z[j]);
        for (int64_t j = 0; j < size; j++) m[j] = of_n[j] + memory_bias[j];
        for (int64_t j = 0; j < size; j++) n[j] = glosa::tanh_of(n[j] + r[j] * m[j]);
        for (int64_t j = 0; j < size; j++) h[j] = n[j] + z[j] * (before[j] - n[j]);
    }
}

// From dL/dh of a step to dL/d(r, z, n before activation) and, for the hidden weight, dL/d(r, z, m), both [n, 3H];
// what reaches the step before past the gates is added to its gradients [n, H].
template <typename T>
GLOSA_INLINE void backward_rows(const T* gates, const T* memories, const T* previous_hidden, const T* hidden_gradients,
    T* previous_gradients, T* gate_gradients, T* projected_gradients, int64_t rows, int64_t size) {
    for (int64_t k = 0; k < rows; k++) {
        const T* r = gates + k * 3 * size;
        const T* z = r + size;
        const T* n = z + size;
        const T* m = memories + k * size;
        const T* before = previous_hidden + k * size;
        const T* dh = hidden_gradients + k * size;
        T* d_before = previous_gradients + k * size;
        T* dr = gate_gradients + k * 3 * size;
        T* dz = dr + size;
        T* dn = dz + size;
        T* dr_again = projected_gradients + k * 3 * size;
        T* dz_again = dr_again + size;
        T* dm = dz_again + size;
        for (int64_t j = 0; j < size; j++) dn[j] = dh[j] * (T(1) - z[j]) * (T(1) - n[j] * n[j]);
        for (int64_t j = 0; j < size; j++) dm[j] = dn[j] * r[j];
        for (int64_t j = 0; j < size; j++) dr[j] = dr_again[j] = dn[j] * m[j] * r[j] * (T(1) - r[j]);
        for (int64_t j = 0; j < size; j++)
            dz[j] = dz_again[j] = dh[j] * (before[j] - n[j]) * z[j] * (T(1) - z[j]);
        for (int64_t j = 0; j < size; j++) d_before[j] += dh[j] * z[j];
    }
}

GLOSA_CLONES void forward_step(float* gates, const float* projected, const float* memory_bias,
    const float* previous_hidden, float* memories, float* hidden, int64_t rows, int64_t size) {
    forward_rows(gates, projected, memory_bias, previous_hidden, memories, hidden, rows, size);
}
void forward_step(double* gates, const double* projected, const double* memory_bias, const double* previous_hidden,
    double* memories, double* hidden, int64_t rows, int64_t size) {
    forward_rows(gates, projected, memory_bias, previous_hidden, memories, hidden, rows, size);
}
GLOSA_CLONES void backward_step(const float* gates, const float* memories, const float* previous_hidden,
    const float* hidden_gradients, float* previous_gradients, float* gate_gradients, float* projected_gradients,
    int64_t rows, int64_t size) {
    backward_rows(gates, memories, previous_hidden, hidden_gradients, previous_gradients, gate_gradients,
        projected_gradients, rows, size);
}
void backward_step(const double* gates, const double* memories, const double* previous_hidden,
    const double* hidden_gradients, double* previous_gradients, double* gate_gradients, double* projected_gradients,
    int64_t rows, int64_t size) {
    backward_rows(gates, memories, previous_hidden, hidden_gradients, previous_gradients, gate_gradients,
        projected_gradients, rows, size);
}

struct GruFunction : torch::autograd::Function<GruFunction> {
    static variable_list forward(AutogradContext* context, const Tensor& input, const Tensor& lengths,
        const Tensor& input_weight, const Tensor& hidden_weight, const Tensor& input_bias, const Tensor& hidden_bias,
        bool reverse) {
        at::AutoDispatchBelowADInplaceOrView below_autograd;
        const glosa::Packing packing(lengths, input.size(1), reverse);
        const auto size = hidden_weight.size(1);
        const auto packed = packing.pack(input);                                            // [N, I]
        auto bias = input_bias.clone();                                                     // [3H]
        bias.narrow(0, 0, 2 * size) += hidden_bias.narrow(0, 0, 2 * size);
        const auto memory_bias = hidden_bias.narrow(0, 2 * size, size).contiguous();        // [H]
        auto gates = at::addmm(bias, packed, input_weight.t());                             // [N, 3H]
        auto memories = at::empty({packing.rows(), size}, input.options());                 // [N, H]
        auto hidden = at::empty({packing.rows(), size}, input.options());                   // [N, H]
        auto projected = at::zeros({packing.texts, 3 * size}, input.options());             // [B, 3H]
        const auto start = at::zeros({packing.texts, size}, input.options());               // [B, H]
        const auto transposed = hidden_weight.t();
        for (int64_t t = 0; t < packing.steps(); t++) {
            const auto rows = packing.batch_sizes[t];
            const auto first = packing.offsets[t];
            if (t > 0) {
                auto running = projected.narrow(0, 0, rows);
                at::mm_out(running, hidden.narrow(0, packing.offsets[t - 1], rows), transposed);
            }
            AT_DISPATCH_FLOATING_TYPES(input.scalar_type(), "glosa::gru_layer", [&] {
                const auto g = gates.data_ptr<scalar_t>() + first * 3 * size;
                const auto p = projected.data_ptr<scalar_t>();
                const auto bias_of_m = memory_bias.data_ptr<scalar_t>();
                const auto m = memories.data_ptr<scalar_t>() + first * size;
                const auto all = hidden.data_ptr<scalar_t>();
                const auto before = t > 0 ? all + packing.offsets[t - 1] * size : start.data_ptr<scalar_t>();
                const auto h = all + first * size;
                glosa::over_rows(rows, size, [&](int64_t k, int64_t count) {
                    forward_step(g + k * 3 * size, p + k * 3 * size, bias_of_m, before + k * size, m + k * size,
                        h + k * size, count, size);
                });
            });
        }
        context->set_materialize_grads(false);     // an output that nothing depends on has no gradient
        context->save_for_backward({packed, lengths, input_weight, hidden_weight, gates, memories, hidden});
        context->saved_data["padded_length"] = input.size(1);
        context->saved_data["reverse"] = reverse;
        return {packing.unpack(hidden), packing.last(hidden)};
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        at::NoGradGuard no_grad;
        const auto saved = context->get_saved_variables();
        const auto& packed = saved[0];
        const auto& input_weight = saved[2];
        const auto& hidden_weight = saved[3];
        const auto& gates = saved[4];
        const auto& memories = saved[5];
        const auto& hidden = saved[6];
        const glosa::Packing packing(saved[1], context->saved_data["padded_length"].toInt(),
            context->saved_data["reverse"].toBool());
        const auto size = hidden_weight.size(1);
        auto hidden_gradients = gradients[0].defined()                                      // [N, H]
            ? packing.pack(gradients[0]) : at::zeros_like(hidden);
        if (gradients[1].defined()) packing.add_to_last(hidden_gradients, gradients[1]);
        const auto start = at::zeros({packing.texts, size}, hidden.options());              // [B, H]
        auto start_gradients = at::zeros_like(start);                                       // [B, H], asked for by none
        auto gate_gradients = at::empty_like(gates);                                        // [N, 3H]
        auto projected_gradients = at::empty_like(gates);                                   // [N, 3H]
        for (int64_t t = packing.steps() - 1; t >= 0; t--) {
            const auto rows = packing.batch_sizes[t];
            const auto first = packing.offsets[t];
            AT_DISPATCH_FLOATING_TYPES(hidden.scalar_type(), "glosa::gru_layer_backward", [&] {
                const auto g = gates.data_ptr<scalar_t>() + first * 3 * size;
                const auto m = memories.data_ptr<scalar_t>() + first * size;
                const auto all_dh = hidden_gradients.data_ptr<scalar_t>();
                const auto before = t > 0 ? hidden.data_ptr<scalar_t>() + packing.offsets[t - 1] * size
                    : start.data_ptr<scalar_t>();
                const auto d_before = t > 0 ? all_dh + packing.offsets[t - 1] * size
                    : start_gradients.data_ptr<scalar_t>();
                const auto dg = gate_gradients.data_ptr<scalar_t>() + first * 3 * size;
                const auto dp = projected_gradients.data_ptr<scalar_t>() + first * 3 * size;
                glosa::over_rows(rows, size, [&](int64_t k, int64_t count) {
                    backward_step(g + k * 3 * size, m + k * size, before + k * size, all_dh + (first + k) * size,
                        d_before + k * size, dg + k * 3 * size, dp + k * 3 * size, count, size);
                });
            });
            if (t > 0)
                hidden_gradients.narrow(0, packing.offsets[t - 1], rows)
                    .addmm_(projected_gradients.narrow(0, first, rows), hidden_weight);
        }
        const auto needed = [&](size_t argument, auto gradient) {
            return context->needs_input_grad(argument) ? gradient() : Tensor();
        };
        return {
            needed(0, [&] { return packing.unpack(gate_gradients.mm(input_weight)); }),     // [B, T, I]
            Tensor(),
            needed(2, [&] { return gate_gradients.t().mm(packed); }),                       // [3H, I]
            needed(3, [&] { return packing.gradient_of_hidden_weight(projected_gradients, hidden); }),
            needed(4, [&] { return gate_gradients.sum(0); }),                               // [3H]
            needed(5, [&] { return projected_gradients.sum(0); }),                          // [3H]
            Tensor(),
        };
    }
};

glosa::RecurrentResult gru_layer_composed(const Tensor& input, const Tensor& lengths, const Tensor& input_weight,
    const Tensor& hidden_weight, const Tensor& input_bias, const Tensor& hidden_bias, bool reverse) {
    glosa::check_recurrent(3, input, lengths, input_weight, hidden_weight, input_bias, hidden_bias);
    return glosa::through_packed_sequence(input, lengths, input_weight, hidden_weight, input_bias, hidden_bias, reverse,
        [](const Tensor& packed, const Tensor& batch_sizes, const Tensor& zeros, at::TensorList weights) {
            return std::get<0>(at::gru(packed, batch_sizes, zeros, weights, true, 1, 0.0, true, false));
        });
}

glosa::RecurrentResult gru_layer(const Tensor& input, const Tensor& lengths, const Tensor& input_weight,
    const Tensor& hidden_weight, const Tensor& input_bias, const Tensor& hidden_bias, bool reverse) {
    if (!input.device().is_cpu())
        return gru_layer_composed(input, lengths, input_weight, hidden_weight, input_bias, hidden_bias, reverse);
    glosa::check_recurrent(3, input, lengths, input_weight, hidden_weight, input_bias, hidden_bias);
    auto results = GruFunction::apply(input, lengths, input_weight, hidden_weight, input_bias, hidden_bias, reverse);
    return {results[0], results[1]};
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    glosa::define_recurrent(library, "gru_layer", gru_layer, gru_layer_composed);
}
