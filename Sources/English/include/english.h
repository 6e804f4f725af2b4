// The English model as bytes inside the binary: weights, lexicon, gazetteers, rule files.
#ifndef ENGLISH_H
#define ENGLISH_H

#include <stddef.h>

// A named run of bytes, valid and unchanged for the life of the process, aligned to 64 bytes.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} english_resource;

// The resource of that name ("lexicon.bin"), or NULL where there is none.
const english_resource *english_resource_named(const char *name);

// The resource at that position, from 0; NULL behind the last.
const english_resource *english_resource_at(size_t index);

#endif
