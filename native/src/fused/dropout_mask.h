// Which values dropout keeps: a hash of the seed and of the value's place. Nothing is stored, backward asks again, and
// the answer depends on no order, so any number of threads gives the same.
#pragma once
#include <ATen/ATen.h>

#include "pointwise.h"

namespace glosa {

// What the values of one row have in common.
struct MaskKey {
    uint32_t first, second;
};

class DropoutMask {
public:
    // A share in [0, 1) that is zeroed.
    DropoutMask(double share, int64_t seed)
        : share_(share), seed_(mixed(uint64_t(seed) + golden_ratio)), bound_(int32_t(share * 2147483648.0)) {}

    bool drops() const { return bound_ > 0; }
    double scale() const { return 1 / (1 - share_); }
    // Of 2^31 hashes, those below are dropped.
    int32_t bound() const { return bound_; }

    MaskKey key_of(int64_t row) const {
        const auto key = mixed(seed_ + uint64_t(row) * golden_ratio);
        return {uint32_t(key), uint32_t(key >> 32)};
    }

private:
    static constexpr uint64_t golden_ratio = 0x9E3779B97F4A7C15;

    // The output function of SplitMix64.
    static uint64_t mixed(uint64_t value) {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    const double share_;
    const uint64_t seed_;
    const int32_t bound_;
};

// The scale for a value that stays, else zero. The constants of lowbias32 (Wellons 2018) with the key's second half
// between them, so that no row repeats another's mask at a shift.
template <typename T>
GLOSA_INLINE T factor_of(MaskKey key, int32_t bound, T scale, uint32_t column) {
    uint32_t hash = column ^ key.first;
    hash = (hash ^ (hash >> 16)) * 0x7FEB352Du + key.second;
    hash = (hash ^ (hash >> 15)) * 0x846CA68Bu;
    hash ^= hash >> 16;
    return int32_t(hash >> 1) < bound ? T(0) : scale;
}

// Raises what does not fit.
void check_dropout(double share);

// The factors of columns [0, C) in rows with the numbers [...]: [..., C]; out of ATen's operators, on any device.
at::Tensor composed_factors(const DropoutMask& mask, const at::Tensor& rows, int64_t columns,
    const at::TensorOptions& options);

}  // namespace glosa
