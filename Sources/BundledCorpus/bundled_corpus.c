#include "bundled_corpus.h"

// #embed is C23; the compiler takes it in older C too.
#pragma clang diagnostic ignored "-Wc23-extensions"

// The files of Corpus/ in the order of their paths: the bytes first, then the table that names them.
// A test holds both to the folder; a new article is three lines in the first part and one in the second.

static const unsigned char karabakh_blockade_questions[] = {
#embed "../../Corpus/karabakh/blockade.questions"
};
static const unsigned char karabakh_blockade_txt[] = {
#embed "../../Corpus/karabakh/blockade.txt"
};
static const unsigned char karabakh_exodus_questions[] = {
#embed "../../Corpus/karabakh/exodus.questions"
};
static const unsigned char karabakh_exodus_txt[] = {
#embed "../../Corpus/karabakh/exodus.txt"
};
static const unsigned char karabakh_talks_questions[] = {
#embed "../../Corpus/karabakh/talks.questions"
};
static const unsigned char karabakh_talks_txt[] = {
#embed "../../Corpus/karabakh/talks.txt"
};
static const unsigned char karabakh_war_of_2020_questions[] = {
#embed "../../Corpus/karabakh/war-of-2020.questions"
};
static const unsigned char karabakh_war_of_2020_txt[] = {
#embed "../../Corpus/karabakh/war-of-2020.txt"
};
static const unsigned char science_penicillin_questions[] = {
#embed "../../Corpus/science/penicillin.questions"
};
static const unsigned char science_penicillin_txt[] = {
#embed "../../Corpus/science/penicillin.txt"
};
static const unsigned char space_chandrayaan_3_questions[] = {
#embed "../../Corpus/space/chandrayaan-3.questions"
};
static const unsigned char space_chandrayaan_3_txt[] = {
#embed "../../Corpus/space/chandrayaan-3.txt"
};

#define FILE(identifier, path) {path, identifier, sizeof identifier}

static const bundled_file files[] = {
  FILE(karabakh_blockade_questions, "karabakh/blockade.questions"),
  FILE(karabakh_blockade_txt, "karabakh/blockade.txt"),
  FILE(karabakh_exodus_questions, "karabakh/exodus.questions"),
  FILE(karabakh_exodus_txt, "karabakh/exodus.txt"),
  FILE(karabakh_talks_questions, "karabakh/talks.questions"),
  FILE(karabakh_talks_txt, "karabakh/talks.txt"),
  FILE(karabakh_war_of_2020_questions, "karabakh/war-of-2020.questions"),
  FILE(karabakh_war_of_2020_txt, "karabakh/war-of-2020.txt"),
  FILE(science_penicillin_questions, "science/penicillin.questions"),
  FILE(science_penicillin_txt, "science/penicillin.txt"),
  FILE(space_chandrayaan_3_questions, "space/chandrayaan-3.questions"),
  FILE(space_chandrayaan_3_txt, "space/chandrayaan-3.txt"),
};

size_t bundled_file_count(void) { return sizeof files / sizeof files[0]; }

const bundled_file *bundled_file_at(size_t index) {
  return index < bundled_file_count() ? &files[index] : NULL;
}
