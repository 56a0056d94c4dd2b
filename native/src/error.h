// Turns C++ exceptions into the caller's GlosaError; nothing is thrown across the ABI.
#pragma once
#include "glosa_torch.h"

void glosa_fill_error(GlosaError* error, int32_t kind, const char* message);

// Fills the error from the exception being handled. Call it only inside a catch block.
int32_t glosa_fill_error_from_exception(GlosaError* error);

template <typename Body>
int32_t glosa_guard(GlosaError* error, Body body) {
    try {
        body();
        return 0;
    } catch (...) {
        return glosa_fill_error_from_exception(error);
    }
}
