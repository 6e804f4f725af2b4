#include "english.h"

#include <string.h>

// One line a file of Data/: EMBED(identifier, "file name").
#define EMBEDDED(identifier, file) _Alignas(64) static const unsigned char identifier[] = {

_Alignas(64) static const unsigned char placeholder_bytes[] = {0};

static const english_resource resources[] = {
  {"placeholder", placeholder_bytes, sizeof placeholder_bytes},
};

const english_resource *english_resource_named(const char *name) {
  for (size_t i = 0; i < sizeof resources / sizeof resources[0]; i++)
    if (strcmp(resources[i].name, name) == 0) return &resources[i];
  return NULL;
}
