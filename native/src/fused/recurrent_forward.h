// One direction of a recurrent layer over a share of the texts, for any cell.
#pragma once
#include <utility>

#include "lanes.h"
#include "packed_weight.h"
#include "recurrent.h"

namespace glosa {

// Rows of one step of which each goes on from a row of the step before, or none does and what was before is zero.
template <typename T>
struct ForwardRows {
    T* gates;                       // [n, G*H] without bias; becomes what the gradients need of them
    const T* projected;             // [n, G*H] of the hidden state, where the cell does not add it to the gates
    const T* bias;                  // as the cell joins both
    const T* previous_states;       // [n, H]
    const T* previous_hidden;       // [n, H]
    T* states;                      // [n, H], written
    T* hidden;                      // [n, H], written
    int64_t rows, size;
};

template <typename Cell, typename T>
class LaneForward {
public:
    // Without `keep` the lane ends without what gradients need.
    LaneForward(Lane& lane, const at::Tensor& input, at::TensorList weights, at::Tensor& output, at::Tensor& last,
        bool keep)
        : lane_(lane), packing_(lane.packing), input_(input), output_(output), last_(last), keep_(keep),
          size_(weights[1].size(1)), width_(weights[1].size(0)),
          input_weight_(weights[0].t()), hidden_weight_(weights[1].t()), bias_(Cell::bias(weights[2], weights[3])),
          zeros_(at::zeros({packing_.texts(), width_}, input.options())),
          projected_(Cell::adds_to_gates ? zeros_ : at::empty_like(zeros_)),
          hidden_(at::empty({packing_.texts(), size_}, input.options())), previous_(at::empty_like(hidden_)) {}

    void run() {
        const auto chunks = packing_.chunks(lane_.reverse(), values_of_chunk / width_);
        const auto most = most_rows(chunks);
        auto read = at::empty({most, input_.size(2)}, input_.options());
        lane_.gates = at::empty({keep_ ? packing_.rows() : most, width_}, input_.options());
        lane_.states = at::empty({packing_.rows(), size_}, input_.options());
        for (const auto& chunk : chunks) {
            const auto first_gates = keep_ ? chunk.first : 0;
            read_input<T>(packing_, chunk, input_, read);
            input_weight_.multiply(row_of<T>(read, 0), chunk.rows, row_of<T>(lane_.gates, first_gates), false);
            for (const auto& step : chunk.steps) {
                std::swap(hidden_, previous_);
                take(step, row_of<T>(lane_.gates, first_gates + step.first - chunk.first));
                hand_out(step);
            }
        }
        clear_padding<T>(packing_, output_, lane_.direction * size_, size_);
    }

private:
    void take(const Step& step, T* gates) {
        hidden_weight_.multiply(row_of<T>(previous_, 0), step.continuing,
            Cell::adds_to_gates ? gates : row_of<T>(projected_, 0), Cell::adds_to_gates);
        compute(step, gates, 0, step.continuing, true);
        compute(step, gates, step.continuing, step.rows - step.continuing, false);
    }

    void compute(const Step& step, T* gates, int64_t k, int64_t rows, bool goes_on) {
        const auto zeros = zeros_.data_ptr<T>();
        Cell::forward(ForwardRows<T>{gates + k * width_, goes_on ? row_of<T>(projected_, k) : zeros,
            bias_.data_ptr<T>(), goes_on ? row_of<T>(lane_.states, step.before + k) : zeros,
            goes_on ? row_of<T>(previous_, k) : zeros, row_of<T>(lane_.states, step.first + k), row_of<T>(hidden_, k),
            rows, size_});
    }

    void hand_out(const Step& step) {
        const auto column = lane_.direction * size_;
        for (int64_t k = 0; k < step.rows; k++) {
            const auto hidden = row_of<T>(hidden_, k);
            std::copy_n(hidden, size_, row_of<T>(output_, packing_.padded_row(step.place, k)) + column);
            if (lane_.ends(step, k)) std::copy_n(hidden, size_, row_of<T>(last_, packing_.order[k]) + column);
        }
    }

    Lane& lane_;
    const Packing& packing_;
    const at::Tensor& input_;       // [B, T, I]
    const at::Tensor& output_;      // [B, T, D*H]
    const at::Tensor& last_;        // [B, D*H]
    const bool keep_;
    const int64_t size_, width_;    // H, G*H
    const PackedWeight<T> input_weight_, hidden_weight_;
    const at::Tensor bias_, zeros_, projected_;
    at::Tensor hidden_, previous_;  // of this step and the one before
};

}  // namespace glosa
