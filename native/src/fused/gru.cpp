// glosa::gru_layer: one GRU layer over texts of different lengths, in one direction or two.
// Equations and weight layout are PyTorch's nn.GRU (gates r, z, n; the reset gate acts after the product):
//   r = sigmoid(W_ir x + b_ir + W_hr h + b_hr)      m = W_hn h + b_hn
//   z = sigmoid(W_iz x + b_iz + W_hz h + b_hz)      n = tanh(W_in x + b_in + r * m)      h' = n + z * (h - n)
// Paper: Cho et al. 2014, arXiv:1406.1078.
#include "pointwise.h"
#include "recurrent_layer.h"

namespace {

using at::Tensor;

template <typename T>
GLOSA_INLINE void forward_rows(const glosa::ForwardRows<T>& step) {
    const auto size = step.size;
    for (int64_t k = 0; k < step.rows; k++) {
        T* r = step.gates + k * 3 * size;
        T* z = r + size;
        T* n = z + size;
        const T* of_r = step.projected + k * 3 * size;
        const T* of_z = of_r + size;
        const T* of_n = of_z + size;
        const T* bias_r = step.bias;
        const T* bias_z = bias_r + size;
        const T* bias_n = bias_z + size;
        const T* bias_m = bias_n + size;
        const T* before = step.previous_hidden + k * size;
        T* m = step.states + k * size;
        T* h = step.hidden + k * size;
#pragma GCC ivdep
        for (int64_t j = 0; j < size; j++) {
            r[j] = glosa::sigmoid_of(r[j] + of_r[j] + bias_r[j]);
            z[j] = glosa::sigmoid_of(z[j] + of_z[j] + bias_z[j]);
            m[j] = of_n[j] + bias_m[j];
            n[j] = glosa::tanh_of(n[j] + bias_n[j] + r[j] * m[j]);
            h[j] = n[j] + z[j] * (before[j] - n[j]);
        }
    }
}

// gate_gradients are those of r, z, n before activation; projected_gradients, for the hidden weight, of r, z, m.
template <typename T>
GLOSA_INLINE void backward_rows(const glosa::BackwardRows<T>& step) {
    const auto size = step.size;
    for (int64_t k = 0; k < step.rows; k++) {
        const T* r = step.gates + k * 3 * size;
        const T* z = r + size;
        const T* n = z + size;
        const T* m = step.states + k * size;
        const T* before = step.previous_hidden + k * size;
        T* dh = step.hidden_gradients + k * size;
        T* dr = step.gate_gradients + k * 3 * size;
        T* dz = dr + size;
        T* dn = dz + size;
        T* projected_dr = step.projected_gradients + k * 3 * size;
        T* projected_dz = projected_dr + size;
        T* dm = projected_dz + size;
#pragma GCC ivdep
        for (int64_t j = 0; j < size; j++) {
            const T of_n = dh[j] * (T(1) - z[j]) * (T(1) - n[j] * n[j]);
            const T of_r = of_n * m[j] * r[j] * (T(1) - r[j]);
            const T of_z = dh[j] * (before[j] - n[j]) * z[j] * (T(1) - z[j]);
            dr[j] = of_r;
            projected_dr[j] = of_r;
            dz[j] = of_z;
            projected_dz[j] = of_z;
            dn[j] = of_n;
            dm[j] = of_n * r[j];
            dh[j] *= z[j];
        }
    }
}

GLOSA_CLONES void forward_step(const glosa::ForwardRows<float>& step) { forward_rows(step); }
void forward_step(const glosa::ForwardRows<double>& step) { forward_rows(step); }
GLOSA_CLONES void backward_step(const glosa::BackwardRows<float>& step) { backward_rows(step); }
void backward_step(const glosa::BackwardRows<double>& step) { backward_rows(step); }

// Its states are the m, for which the projection of the hidden state has to stand alone.
struct GruCell {
    static constexpr int64_t gates = 3;
    static constexpr bool adds_to_gates = false;

    // Those of r, z and n, then that of m: [4H].
    static Tensor bias(const Tensor& of_input, const Tensor& of_hidden) {
        const auto size = of_input.size(0) / 3;
        return at::cat({of_input.narrow(0, 0, 2 * size) + of_hidden.narrow(0, 0, 2 * size),
            of_input.narrow(0, 2 * size, size), of_hidden.narrow(0, 2 * size, size)});
    }
    template <typename T>
    static void forward(const glosa::ForwardRows<T>& step) { forward_step(step); }
    template <typename T>
    static void backward(const glosa::BackwardRows<T>& step) { backward_step(step); }
};

Tensor packed_gru(const Tensor& packed, const Tensor& batch_sizes, const Tensor& zeros, at::TensorList weights,
    bool bidirectional) {
    return std::get<0>(at::gru(packed, batch_sizes, zeros, weights, true, 1, 0.0, true, bidirectional));
}

glosa::RecurrentResult gru_layer_composed(const Tensor& input, const Tensor& lengths, at::TensorList weights) {
    glosa::check_recurrent(GruCell::gates, input, lengths, weights);
    return glosa::through_packed_sequence(input, lengths, weights, packed_gru);
}

glosa::RecurrentResult gru_layer(const Tensor& input, const Tensor& lengths, at::TensorList weights) {
    if (!input.device().is_cpu()) return gru_layer_composed(input, lengths, weights);
    glosa::check_recurrent(GruCell::gates, input, lengths, weights);
    return glosa::recurrent_layer<GruCell>(input, lengths, weights);
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    glosa::define_recurrent(library, "gru_layer", gru_layer, gru_layer_composed);
}
