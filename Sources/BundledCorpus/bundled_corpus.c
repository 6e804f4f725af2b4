#include "bundled_corpus.h"

static const bundled_file files[] = {
  {0},
};

size_t bundled_file_count(void) { return sizeof files / sizeof files[0] - 1; }

const bundled_file *bundled_file_at(size_t index) {
  return index < bundled_file_count() ? &files[index] : NULL;
}
