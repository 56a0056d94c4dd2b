// Numbers too small for their exponent count as zero while the engine computes: processors handle them in microcode,
// and the vanishing gradients of recurrent layers are full of them. The caller's own mode is put back.
#pragma once
#if defined(__x86_64__)
#include <immintrin.h>
#endif

class GlosaDenormalsAreZero {
public:
#if defined(__x86_64__)
    GlosaDenormalsAreZero() : before_(_mm_getcsr()) { _mm_setcsr(before_ | flush_results_and_inputs); }
    ~GlosaDenormalsAreZero() { _mm_setcsr(before_); }

private:
    static constexpr unsigned flush_results_and_inputs = 0x8040;
    unsigned before_;
#else
    GlosaDenormalsAreZero() {}
#endif
    GlosaDenormalsAreZero(const GlosaDenormalsAreZero&) = delete;
    GlosaDenormalsAreZero& operator=(const GlosaDenormalsAreZero&) = delete;
};

// The same for good, on a thread that only ever works for the engine.
inline void glosa_flush_denormals_of_worker() {
#if defined(__x86_64__)
    _mm_setcsr(_mm_getcsr() | 0x8040);
#endif
}
