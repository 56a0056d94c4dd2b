// glosa::lstm_layer: one direction of one LSTM layer over texts of different lengths.
// Equations and weight layout are PyTorch's nn.LSTM (gates i, f, g, o). One large product serves all input
// projections and each weight's gradient; the step itself touches only texts that still run.
#include <torch/csrc/autograd/custom_function.h>

#include "pointwise.h"
#include "recurrent.h"

namespace {

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Rows of one step: gates [n, 4H] become their activations, cells and hidden states [n, H] are written.
// Texts of the step stand in the same order as in the one before, so row k continues row k.
template <typename T>
GLOSA_INLINE void forward_rows(T* gates, const T* previous_cells, T* cells, T* hidden, int64_t rows, int64_t size) {
    for (int64_t k = 0; k < rows; k++) {
        T* i = gates + k * 4 * size;
        T* f = i + size;
        T* g = f + size;
        T* o = g + size;
        const T* before = previous_cells ? previous_cells + k * size : nullptr;
        T* c = cells + k * size;
        T* h = hidden + k * size;
        for (int64_t j = 0; j < size; j++) i[j] = glosa::sigmoid_of(i[j]);
        for (int64_t j = 0; j < size; j++) f[j] = glosa::sigmoid_of(f[j]);
        for (int64_t j = 0; j < size; j++) g[j] = glosa::tanh_of(g[j]);
        for (int64_t j = 0; j < size; j++) o[j] = glosa::sigmoid_of(o[j]);
        if (before) {
            for (int64_t j = 0; j < size; j++) c[j] = f[j] * before[j] + i[j] * g[j];
        } else {
            for (int64_t j = 0; j < size; j++) c[j] = i[j] * g[j];
        }
        for (int64_t j = 0; j < size; j++) h[j] = o[j] * glosa::tanh_of(c[j]);
    }
}

// From dL/dh and dL/dc of a step to dL/d(gates before activation); cell_gradients becomes that of the step before.
template <typename T>
GLOSA_INLINE void backward_rows(const T* gates, const T* previous_cells, const T* cells, const T* hidden_gradients,
    T* cell_gradients, T* gate_gradients, int64_t rows, int64_t size) {
    for (int64_t k = 0; k < rows; k++) {
        const T* i = gates + k * 4 * size;
        const T* f = i + size;
        const T* g = f + size;
        const T* o = g + size;
        const T* c = cells + k * size;
        const T* dh = hidden_gradients + k * size;
        T* dc = cell_gradients + k * size;
        T* di = gate_gradients + k * 4 * size;
        T* df = di + size;
        T* dg = df + size;
        T* d_o = dg + size;
        for (int64_t j = 0; j < size; j++) {
            const T t = glosa::tanh_of(c[j]);
            d_o[j] = dh[j] * t * o[j] * (T(1) - o[j]);
            dc[j] += dh[j] * o[j] * (T(1) - t * t);
        }
        for (int64_t j = 0; j < size; j++) di[j] = dc[j] * g[j] * i[j] * (T(1) - i[j]);
        for (int64_t j = 0; j < size; j++) dg[j] = dc[j] * i[j] * (T(1) - g[j] * g[j]);
        if (previous_cells) {
            const T* before = previous_cells + k * size;
            for (int64_t j = 0; j < size; j++) df[j] = dc[j] * before[j] * f[j] * (T(1) - f[j]);
        } else {
            for (int64_t j = 0; j < size; j++) df[j] = 0;
        }
        for (int64_t j = 0; j < size; j++) dc[j] *= f[j];
    }
}

GLOSA_CLONES void forward_step(float* gates, const float* previous_cells, float* cells, float* hidden, int64_t rows,
    int64_t size) {
    forward_rows(gates, previous_cells, cells, hidden, rows, size);
}
void forward_step(double* gates, const double* previous_cells, double* cells, double* hidden,
    int64_t rows, int64_t size) {
    forward_rows(gates, previous_cells, cells, hidden, rows, size);
}
GLOSA_CLONES void backward_step(const float* gates, const float* previous_cells, const float* cells,
    const float* hidden_gradients, float* cell_gradients, float* gate_gradients, int64_t rows, int64_t size) {
    backward_rows(gates, previous_cells, cells, hidden_gradients, cell_gradients, gate_gradients, rows, size);
}
void backward_step(const double* gates, const double* previous_cells, const double* cells,
    const double* hidden_gradients, double* cell_gradients, double* gate_gradients, int64_t rows, int64_t size) {
    backward_rows(gates, previous_cells, cells, hidden_gradients, cell_gradients, gate_gradients, rows, size);
}

struct LstmFunction : torch::autograd::Function<LstmFunction> {
    static variable_list forward(AutogradContext* context, const Tensor& input, const Tensor& lengths,
        const Tensor& input_weight, const Tensor& hidden_weight, const Tensor& input_bias, const Tensor& hidden_bias,
        bool reverse) {
        at::AutoDispatchBelowADInplaceOrView below_autograd;
        const glosa::Packing packing(lengths, input.size(1), reverse);
        const auto size = hidden_weight.size(1);
        const auto packed = packing.pack(input);                                            // [N, I]
        auto gates = at::addmm(input_bias + hidden_bias, packed, input_weight.t());         // [N, 4H]
        auto cells = at::empty({packing.rows(), size}, input.options());                    // [N, H]
        auto hidden = at::empty({packing.rows(), size}, input.options());                   // [N, H]
        const auto transposed = hidden_weight.t();
        for (int64_t t = 0; t < packing.steps(); t++) {
            const auto rows = packing.batch_sizes[t];
            const auto first = packing.offsets[t];
            auto step_gates = gates.narrow(0, first, rows);
            if (t > 0) step_gates.addmm_(hidden.narrow(0, packing.offsets[t - 1], rows), transposed);
            AT_DISPATCH_FLOATING_TYPES(input.scalar_type(), "glosa::lstm_layer", [&] {
                const auto g = gates.data_ptr<scalar_t>() + first * 4 * size;
                const auto c = cells.data_ptr<scalar_t>();
                const auto before = t > 0 ? c + packing.offsets[t - 1] * size : nullptr;
                const auto h = hidden.data_ptr<scalar_t>() + first * size;
                glosa::over_rows(rows, size, [&](int64_t k, int64_t count) {
                    forward_step(g + k * 4 * size, before ? before + k * size : nullptr, c + (first + k) * size,
                        h + k * size, count, size);
                });
            });
        }
        context->set_materialize_grads(false);     // an output that nothing depends on has no gradient
        context->save_for_backward({packed, lengths, input_weight, hidden_weight, gates, cells, hidden});
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
        const auto& cells = saved[5];
        const auto& hidden = saved[6];
        const glosa::Packing packing(saved[1], context->saved_data["padded_length"].toInt(),
            context->saved_data["reverse"].toBool());
        const auto size = hidden_weight.size(1);
        auto hidden_gradients = gradients[0].defined()                                      // [N, H]
            ? packing.pack(gradients[0]) : at::zeros_like(hidden);
        if (gradients[1].defined()) packing.add_to_last(hidden_gradients, gradients[1]);
        auto cell_gradients = at::zeros({packing.texts, size}, hidden.options());           // [B, H]
        auto gate_gradients = at::empty_like(gates);                                        // [N, 4H]
        for (int64_t t = packing.steps() - 1; t >= 0; t--) {
            const auto rows = packing.batch_sizes[t];
            const auto first = packing.offsets[t];
            AT_DISPATCH_FLOATING_TYPES(hidden.scalar_type(), "glosa::lstm_layer_backward", [&] {
                const auto g = gates.data_ptr<scalar_t>() + first * 4 * size;
                const auto c = cells.data_ptr<scalar_t>();
                const auto before = t > 0 ? c + packing.offsets[t - 1] * size : nullptr;
                const auto dh = hidden_gradients.data_ptr<scalar_t>() + first * size;
                const auto dc = cell_gradients.data_ptr<scalar_t>();
                const auto dg = gate_gradients.data_ptr<scalar_t>() + first * 4 * size;
                glosa::over_rows(rows, size, [&](int64_t k, int64_t count) {
                    backward_step(g + k * 4 * size, before ? before + k * size : nullptr, c + (first + k) * size,
                        dh + k * size, dc + k * size, dg + k * 4 * size, count, size);
                });
            });
            if (t > 0)
                hidden_gradients.narrow(0, packing.offsets[t - 1], rows)
                    .addmm_(gate_gradients.narrow(0, first, rows), hidden_weight);
        }
        const auto needed = [&](size_t argument, auto gradient) {
            return context->needs_input_grad(argument) ? gradient() : Tensor();
        };
        const auto bias_gradient = [&] { return gate_gradients.sum(0); };                   // [4H]
        return {
            needed(0, [&] { return packing.unpack(gate_gradients.mm(input_weight)); }),     // [B, T, I]
            Tensor(),
            needed(2, [&] { return gate_gradients.t().mm(packed); }),                       // [4H, I]
            needed(3, [&] { return packing.gradient_of_hidden_weight(gate_gradients, hidden); }),
            needed(4, bias_gradient),
            needed(5, bias_gradient),
            Tensor(),
        };
    }
};

glosa::RecurrentResult lstm_layer_composed(const Tensor& input, const Tensor& lengths, const Tensor& input_weight,
    const Tensor& hidden_weight, const Tensor& input_bias, const Tensor& hidden_bias, bool reverse) {
    glosa::check_recurrent(4, input, lengths, input_weight, hidden_weight, input_bias, hidden_bias);
    return glosa::through_packed_sequence(input, lengths, input_weight, hidden_weight, input_bias, hidden_bias, reverse,
        [](const Tensor& packed, const Tensor& batch_sizes, const Tensor& zeros, at::TensorList weights) {
            return std::get<0>(at::lstm(packed, batch_sizes, {zeros, zeros}, weights, true, 1, 0.0, true, false));
        });
}

glosa::RecurrentResult lstm_layer(const Tensor& input, const Tensor& lengths, const Tensor& input_weight,
    const Tensor& hidden_weight, const Tensor& input_bias, const Tensor& hidden_bias, bool reverse) {
    if (!input.device().is_cpu())
        return lstm_layer_composed(input, lengths, input_weight, hidden_weight, input_bias, hidden_bias, reverse);
    glosa::check_recurrent(4, input, lengths, input_weight, hidden_weight, input_bias, hidden_bias);
    auto results = LstmFunction::apply(input, lengths, input_weight, hidden_weight, input_bias, hidden_bias, reverse);
    return {results[0], results[1]};
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    glosa::define_recurrent(library, "lstm_layer", lstm_layer, lstm_layer_composed);
}
