// Marks what the shared library exports. Everything else is hidden.
#pragma once

#if defined(CLAIMDEX_STATIC)
#define CLAIMDEX_EXPORT
#else
#define CLAIMDEX_EXPORT __attribute__((visibility("default")))
#endif
