#include "english.h"

#include <string.h>

// A file of Data/ as an array: EMBEDDED(identifier), the #embed line, a closing brace.
#define EMBEDDED(identifier) _Alignas(64) static const unsigned char identifier[] = {

EMBEDDED(lexicon_bytes)
#embed "Data/lexicon.bin"
};

static const english_resource resources[] = {
  {"lexicon.bin", lexicon_bytes, sizeof lexicon_bytes},
};

const english_resource *english_resource_named(const char *name) {
  for (size_t i = 0; i < sizeof resources / sizeof resources[0]; i++)
    if (strcmp(resources[i].name, name) == 0) return &resources[i];
  return NULL;
}
