#include "bundled_corpus.h"

// #embed is C23; the compiler takes it in older C too.
#pragma clang diagnostic ignored "-Wc23-extensions"

// The files of Corpus/ in the order of their paths: the bytes first, then the table that names them.
// A test holds both to the folder; a new article is three lines in the first part and one in the second.

static const unsigned char council_paris_scooters_questions[] = {
#embed "../../Corpus/council/paris-scooters.questions"
};
static const unsigned char council_paris_scooters_txt[] = {
#embed "../../Corpus/council/paris-scooters.txt"
};
static const unsigned char history_great_fire_of_london_questions[] = {
#embed "../../Corpus/history/great-fire-of-london.questions"
};
static const unsigned char history_great_fire_of_london_txt[] = {
#embed "../../Corpus/history/great-fire-of-london.txt"
};
static const unsigned char history_titanic_questions[] = {
#embed "../../Corpus/history/titanic.questions"
};
static const unsigned char history_titanic_txt[] = {
#embed "../../Corpus/history/titanic.txt"
};
static const unsigned char karabakh_blockade_questions[] = {
#embed "../../Corpus/karabakh/blockade.questions"
};
static const unsigned char karabakh_blockade_txt[] = {
#embed "../../Corpus/karabakh/blockade.txt"
};
static const unsigned char karabakh_counts_questions[] = {
#embed "../../Corpus/karabakh/counts.questions"
};
static const unsigned char karabakh_counts_txt[] = {
#embed "../../Corpus/karabakh/counts.txt"
};
static const unsigned char karabakh_exodus_questions[] = {
#embed "../../Corpus/karabakh/exodus.questions"
};
static const unsigned char karabakh_exodus_txt[] = {
#embed "../../Corpus/karabakh/exodus.txt"
};
static const unsigned char karabakh_first_refugees_questions[] = {
#embed "../../Corpus/karabakh/first-refugees.questions"
};
static const unsigned char karabakh_first_refugees_txt[] = {
#embed "../../Corpus/karabakh/first-refugees.txt"
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
static const unsigned char law_brown_v_board_questions[] = {
#embed "../../Corpus/law/brown-v-board.questions"
};
static const unsigned char law_brown_v_board_txt[] = {
#embed "../../Corpus/law/brown-v-board.txt"
};
static const unsigned char law_ozone_treaty_questions[] = {
#embed "../../Corpus/law/ozone-treaty.questions"
};
static const unsigned char law_ozone_treaty_txt[] = {
#embed "../../Corpus/law/ozone-treaty.txt"
};
static const unsigned char science_higgs_boson_questions[] = {
#embed "../../Corpus/science/higgs-boson.questions"
};
static const unsigned char science_higgs_boson_txt[] = {
#embed "../../Corpus/science/higgs-boson.txt"
};
static const unsigned char science_penicillin_questions[] = {
#embed "../../Corpus/science/penicillin.questions"
};
static const unsigned char science_penicillin_txt[] = {
#embed "../../Corpus/science/penicillin.txt"
};
static const unsigned char science_smallpox_questions[] = {
#embed "../../Corpus/science/smallpox.questions"
};
static const unsigned char science_smallpox_txt[] = {
#embed "../../Corpus/science/smallpox.txt"
};
static const unsigned char space_chandrayaan_3_questions[] = {
#embed "../../Corpus/space/chandrayaan-3.questions"
};
static const unsigned char space_chandrayaan_3_txt[] = {
#embed "../../Corpus/space/chandrayaan-3.txt"
};
static const unsigned char space_first_on_the_moon_questions[] = {
#embed "../../Corpus/space/first-on-the-moon.questions"
};
static const unsigned char space_first_on_the_moon_txt[] = {
#embed "../../Corpus/space/first-on-the-moon.txt"
};
static const unsigned char space_space_station_questions[] = {
#embed "../../Corpus/space/space-station.questions"
};
static const unsigned char space_space_station_txt[] = {
#embed "../../Corpus/space/space-station.txt"
};
static const unsigned char space_webb_telescope_questions[] = {
#embed "../../Corpus/space/webb-telescope.questions"
};
static const unsigned char space_webb_telescope_txt[] = {
#embed "../../Corpus/space/webb-telescope.txt"
};
static const unsigned char sport_everest_questions[] = {
#embed "../../Corpus/sport/everest.questions"
};
static const unsigned char sport_everest_txt[] = {
#embed "../../Corpus/sport/everest.txt"
};
static const unsigned char sport_four_minute_mile_questions[] = {
#embed "../../Corpus/sport/four-minute-mile.questions"
};
static const unsigned char sport_four_minute_mile_txt[] = {
#embed "../../Corpus/sport/four-minute-mile.txt"
};
static const unsigned char sport_world_cup_2023_questions[] = {
#embed "../../Corpus/sport/world-cup-2023.questions"
};
static const unsigned char sport_world_cup_2023_txt[] = {
#embed "../../Corpus/sport/world-cup-2023.txt"
};

#define FILE(identifier, path) {path, identifier, sizeof identifier}

static const bundled_file files[] = {
  FILE(council_paris_scooters_questions, "council/paris-scooters.questions"),
  FILE(council_paris_scooters_txt, "council/paris-scooters.txt"),
  FILE(history_great_fire_of_london_questions, "history/great-fire-of-london.questions"),
  FILE(history_great_fire_of_london_txt, "history/great-fire-of-london.txt"),
  FILE(history_titanic_questions, "history/titanic.questions"),
  FILE(history_titanic_txt, "history/titanic.txt"),
  FILE(karabakh_blockade_questions, "karabakh/blockade.questions"),
  FILE(karabakh_blockade_txt, "karabakh/blockade.txt"),
  FILE(karabakh_counts_questions, "karabakh/counts.questions"),
  FILE(karabakh_counts_txt, "karabakh/counts.txt"),
  FILE(karabakh_exodus_questions, "karabakh/exodus.questions"),
  FILE(karabakh_exodus_txt, "karabakh/exodus.txt"),
  FILE(karabakh_first_refugees_questions, "karabakh/first-refugees.questions"),
  FILE(karabakh_first_refugees_txt, "karabakh/first-refugees.txt"),
  FILE(karabakh_talks_questions, "karabakh/talks.questions"),
  FILE(karabakh_talks_txt, "karabakh/talks.txt"),
  FILE(karabakh_war_of_2020_questions, "karabakh/war-of-2020.questions"),
  FILE(karabakh_war_of_2020_txt, "karabakh/war-of-2020.txt"),
  FILE(law_brown_v_board_questions, "law/brown-v-board.questions"),
  FILE(law_brown_v_board_txt, "law/brown-v-board.txt"),
  FILE(law_ozone_treaty_questions, "law/ozone-treaty.questions"),
  FILE(law_ozone_treaty_txt, "law/ozone-treaty.txt"),
  FILE(science_higgs_boson_questions, "science/higgs-boson.questions"),
  FILE(science_higgs_boson_txt, "science/higgs-boson.txt"),
  FILE(science_penicillin_questions, "science/penicillin.questions"),
  FILE(science_penicillin_txt, "science/penicillin.txt"),
  FILE(science_smallpox_questions, "science/smallpox.questions"),
  FILE(science_smallpox_txt, "science/smallpox.txt"),
  FILE(space_chandrayaan_3_questions, "space/chandrayaan-3.questions"),
  FILE(space_chandrayaan_3_txt, "space/chandrayaan-3.txt"),
  FILE(space_first_on_the_moon_questions, "space/first-on-the-moon.questions"),
  FILE(space_first_on_the_moon_txt, "space/first-on-the-moon.txt"),
  FILE(space_space_station_questions, "space/space-station.questions"),
  FILE(space_space_station_txt, "space/space-station.txt"),
  FILE(space_webb_telescope_questions, "space/webb-telescope.questions"),
  FILE(space_webb_telescope_txt, "space/webb-telescope.txt"),
  FILE(sport_everest_questions, "sport/everest.questions"),
  FILE(sport_everest_txt, "sport/everest.txt"),
  FILE(sport_four_minute_mile_questions, "sport/four-minute-mile.questions"),
  FILE(sport_four_minute_mile_txt, "sport/four-minute-mile.txt"),
  FILE(sport_world_cup_2023_questions, "sport/world-cup-2023.questions"),
  FILE(sport_world_cup_2023_txt, "sport/world-cup-2023.txt"),
};

size_t bundled_file_count(void) { return sizeof files / sizeof files[0]; }

const bundled_file *bundled_file_at(size_t index) {
  return index < bundled_file_count() ? &files[index] : NULL;
}

// What :tour reads and says.
static const unsigned char tour_text[] = {
#embed "Data/tour.txt"
};
static const unsigned char tour_steps[] = {
#embed "Data/tour.steps"
};
static const bundled_file tour[] = {
    {"tour.txt", tour_text, sizeof tour_text},
    {"tour.steps", tour_steps, sizeof tour_steps},
};

const bundled_file *bundled_tour_text(void) { return &tour[0]; }
const bundled_file *bundled_tour_steps(void) { return &tour[1]; }
