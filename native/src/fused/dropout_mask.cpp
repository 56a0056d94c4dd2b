#include "dropout_mask.h"

namespace glosa {

void check_dropout(double share) {
    TORCH_CHECK_VALUE(share >= 0 && share < 1, "expected a share to drop in [0, 1), got ", share);
}

at::Tensor composed_factors(const DropoutMask& mask, const at::Tensor& rows, int64_t columns,
    const at::TensorOptions& options) {
    constexpr int64_t low = 0xFFFFFFFF;     // hashes are 32 bits of 64
    const auto numbers = rows.cpu().contiguous();
    auto keys = at::empty({2, numbers.numel()}, numbers.options());
    for (int64_t i = 0; i < numbers.numel(); i++) {
        const auto key = mask.key_of(numbers.data_ptr<int64_t>()[i]);
        keys.data_ptr<int64_t>()[i] = key.first;
        keys.data_ptr<int64_t>()[numbers.numel() + i] = key.second;
    }
    auto shape = numbers.sizes().vec();
    shape.push_back(1);
    keys = keys.to(options.device());
    auto hash = at::arange(columns, keys.options()).bitwise_xor(keys[0].reshape(shape));
    hash = (hash.bitwise_xor(hash.bitwise_right_shift(16)) * int64_t(0x7FEB352D) + keys[1].reshape(shape))
        .bitwise_and(low);
    hash = (hash.bitwise_xor(hash.bitwise_right_shift(15)) * int64_t(0x846CA68B)).bitwise_and(low);
    hash = hash.bitwise_xor(hash.bitwise_right_shift(16)).bitwise_right_shift(1);
    return (hash >= mask.bound()).to(options) * mask.scale();
}

}  // namespace glosa
