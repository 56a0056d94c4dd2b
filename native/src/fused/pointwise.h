// Vectorizable exp, sigmoid, tanh and square root: plain arithmetic that the compiler
// turns into the widest registers at hand.
// Accuracy: float within 2e-7 of the exact value; double uses the standard library.
#pragma once
#include <cmath>
#include <cstdint>
#include <cstring>

// One binary for every x86-64: the loader picks the clone that the processor can run. The levels are sets of features;
// arch=haswell would ask for processors of that name, and every other would run the slowest clone.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define GLOSA_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define GLOSA_CLONES
#endif
#define GLOSA_INLINE inline __attribute__((always_inline))

namespace glosa {

// Cephes expf: exp(x) = 2^n * exp(r), |r| <= ln(2)/2, the second factor by a polynomial.
GLOSA_INLINE float exp_of(float x) {
    x = x < -87.0f ? -87.0f : (x > 88.0f ? 88.0f : x);
    const float shifted = x * 1.44269504f + 12582912.0f;      // rounds to the nearest integer
    const float n = shifted - 12582912.0f;
    const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    const int32_t exponent = (int32_t(n) + 127) << 23;
    float scale;
    std::memcpy(&scale, &exponent, sizeof(scale));
    return p * scale;
}
GLOSA_INLINE double exp_of(double x) { return std::exp(x); }

template <typename T>
GLOSA_INLINE T sigmoid_of(T x) { return T(1) / (T(1) + exp_of(-x)); }

// Near zero the quotient would cancel, so a polynomial (Cephes tanhf) takes over.
GLOSA_INLINE float tanh_of(float x) {
    const float magnitude = x < 0 ? -x : x;
    const float z = x * x;
    float p = -5.70498872745e-3f;
    p = p * z + 2.06390887954e-2f;
    p = p * z - 5.37397155531e-2f;
    p = p * z + 1.33314422036e-1f;
    p = p * z - 3.33332819422e-1f;
    const float small = p * z * x + x;
    const float e = exp_of(-2.0f * magnitude);
    const float quotient = (1.0f - e) / (1.0f + e);
    const float large = x < 0 ? -quotient : quotient;
    return magnitude < 0.625f ? small : large;
}
GLOSA_INLINE double tanh_of(double x) { return std::tanh(x); }

// GCC does not inline std::sqrt into a clone for another processor, and calls it for every value.
GLOSA_INLINE float root_of(float x) { return __builtin_sqrtf(x); }
GLOSA_INLINE double root_of(double x) { return __builtin_sqrt(x); }

}  // namespace glosa
