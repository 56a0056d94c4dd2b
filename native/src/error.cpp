#include "error.h"

#include <c10/util/Exception.h>

#include <cstring>
#include <new>

void glosa_fill_error(GlosaError* error, int32_t kind, const char* message) {
    if (error == nullptr) return;
    error->kind = kind;
    std::strncpy(error->message, message, sizeof(error->message) - 1);
    error->message[sizeof(error->message) - 1] = 0;
}

int32_t glosa_fill_error_from_exception(GlosaError* error) {
    try {
        throw;
    } catch (const c10::IndexError& e) {
        glosa_fill_error(error, GLOSA_ERROR_INDEX, e.what_without_backtrace());
    } catch (const c10::ValueError& e) {
        glosa_fill_error(error, GLOSA_ERROR_VALUE, e.what_without_backtrace());
    } catch (const c10::TypeError& e) {
        glosa_fill_error(error, GLOSA_ERROR_TYPE, e.what_without_backtrace());
    } catch (const c10::NotImplementedError& e) {
        glosa_fill_error(error, GLOSA_ERROR_NOT_IMPLEMENTED, e.what_without_backtrace());
    } catch (const c10::Error& e) {
        // The CPU allocator reports a failed allocation as a plain error.
        const bool memory = std::strstr(e.what_without_backtrace(), "not enough memory") != nullptr ||
            std::strstr(e.what_without_backtrace(), "out of memory") != nullptr ||
            std::strstr(e.what_without_backtrace(), "can't allocate memory") != nullptr;
        glosa_fill_error(error, memory ? GLOSA_ERROR_OUT_OF_MEMORY : GLOSA_ERROR_RUNTIME, e.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        glosa_fill_error(error, GLOSA_ERROR_OUT_OF_MEMORY, "not enough memory");
    } catch (const std::exception& e) {
        glosa_fill_error(error, GLOSA_ERROR_RUNTIME, e.what());
    } catch (...) {
        glosa_fill_error(error, GLOSA_ERROR_RUNTIME, "an exception of unknown type");
    }
    return 1;
}
