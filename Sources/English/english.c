#include "english.h"

#include <string.h>

// #embed is C23; the compiler takes it in older C too.
#pragma clang diagnostic ignored "-Wc23-extensions"

// A file of Data/ as an array: EMBEDDED(identifier), the #embed line, a closing brace.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define EMBEDDED(identifier) _Alignas(64) static const unsigned char identifier[] = {

EMBEDDED(lexicon_bytes)
#embed "Data/lexicon.bin"
};

EMBEDDED(grammar_bytes)
#embed "Data/grammar.txt"
};

EMBEDDED(roles_bytes)
#embed "Data/roles.txt"
};

EMBEDDED(nominals_bytes)
#embed "Data/nominals.txt"
};

EMBEDDED(synonyms_bytes)
#embed "Data/synonyms.txt"
};

EMBEDDED(opposites_bytes)
#embed "Data/opposites.txt"
};

EMBEDDED(comparatives_bytes)
#embed "Data/comparatives.txt"
};

EMBEDDED(superlatives_bytes)
#embed "Data/superlatives.txt"
};

EMBEDDED(makers_bytes)
#embed "Data/makers.txt"
};

EMBEDDED(descriptions_bytes)
#embed "Data/descriptions.txt"
};

EMBEDDED(dimensions_bytes)
#embed "Data/dimensions.tsv"
};

EMBEDDED(entailments_bytes)
#embed "Data/entailments.txt"
};

EMBEDDED(phrasals_bytes)
#embed "Data/phrasals.txt"
};

EMBEDDED(contrasts_bytes)
#embed "Data/contrasts.txt"
};

EMBEDDED(negations_bytes)
#embed "Data/negations.txt"
};

EMBEDDED(oneway_bytes)
#embed "Data/oneway.txt"
};

EMBEDDED(spellings_bytes)
#embed "Data/spellings.txt"
};

EMBEDDED(network_bytes)
#embed "Data/network.bin"
};

EMBEDDED(answer_types_bytes)
#embed "Data/answer-types.tsv"
};

EMBEDDED(closed_kinds_bytes)
#embed "Data/closed-kinds.tsv"
};

EMBEDDED(answer_weights_bytes)
#embed "Data/answer-weights.tsv"
};

EMBEDDED(names_bytes)
#embed "Data/names.bin"
};

EMBEDDED(links_bytes)
#embed "Data/links.bin"
};

EMBEDDED(agreements_rules_bytes)
#embed "Data/rules/agreements.rules"
};

EMBEDDED(capitals_rules_bytes)
#embed "Data/rules/capitals.rules"
};

EMBEDDED(causes_rules_bytes)
#embed "Data/rules/causes.rules"
};

EMBEDDED(contests_rules_bytes)
#embed "Data/rules/contests.rules"
};

EMBEDDED(damage_rules_bytes)
#embed "Data/rules/damage.rules"
};

EMBEDDED(elections_rules_bytes)
#embed "Data/rules/elections.rules"
};

EMBEDDED(founding_rules_bytes)
#embed "Data/rules/founding.rules"
};

EMBEDDED(justice_rules_bytes)
#embed "Data/rules/justice.rules"
};

EMBEDDED(killing_rules_bytes)
#embed "Data/rules/killing.rules"
};

EMBEDDED(kinship_rules_bytes)
#embed "Data/rules/kinship.rules"
};

EMBEDDED(measures_rules_bytes)
#embed "Data/rules/measures.rules"
};

EMBEDDED(membership_rules_bytes)
#embed "Data/rules/membership.rules"
};

EMBEDDED(movement_rules_bytes)
#embed "Data/rules/movement.rules"
};

EMBEDDED(names_rules_bytes)
#embed "Data/rules/names.rules"
};

EMBEDDED(nature_rules_bytes)
#embed "Data/rules/nature.rules"
};

EMBEDDED(offices_rules_bytes)
#embed "Data/rules/offices.rules"
};

EMBEDDED(places_rules_bytes)
#embed "Data/rules/places.rules"
};

EMBEDDED(receiving_rules_bytes)
#embed "Data/rules/receiving.rules"
};

EMBEDDED(speech_rules_bytes)
#embed "Data/rules/speech.rules"
};

EMBEDDED(trade_rules_bytes)
#embed "Data/rules/trade.rules"
};

EMBEDDED(works_rules_bytes)
#embed "Data/rules/works.rules"
};

EMBEDDED(scores_bytes)
#embed "Data/scores.tsv"
};

static const english_resource resources[] = {
  {"lexicon.bin", lexicon_bytes, sizeof lexicon_bytes},
  {"rules/agreements.rules", agreements_rules_bytes, sizeof agreements_rules_bytes},
  {"rules/capitals.rules", capitals_rules_bytes, sizeof capitals_rules_bytes},
  {"rules/causes.rules", causes_rules_bytes, sizeof causes_rules_bytes},
  {"rules/contests.rules", contests_rules_bytes, sizeof contests_rules_bytes},
  {"rules/damage.rules", damage_rules_bytes, sizeof damage_rules_bytes},
  {"rules/elections.rules", elections_rules_bytes, sizeof elections_rules_bytes},
  {"rules/founding.rules", founding_rules_bytes, sizeof founding_rules_bytes},
  {"rules/justice.rules", justice_rules_bytes, sizeof justice_rules_bytes},
  {"rules/killing.rules", killing_rules_bytes, sizeof killing_rules_bytes},
  {"rules/kinship.rules", kinship_rules_bytes, sizeof kinship_rules_bytes},
  {"rules/measures.rules", measures_rules_bytes, sizeof measures_rules_bytes},
  {"rules/membership.rules", membership_rules_bytes, sizeof membership_rules_bytes},
  {"rules/movement.rules", movement_rules_bytes, sizeof movement_rules_bytes},
  {"rules/names.rules", names_rules_bytes, sizeof names_rules_bytes},
  {"rules/nature.rules", nature_rules_bytes, sizeof nature_rules_bytes},
  {"rules/offices.rules", offices_rules_bytes, sizeof offices_rules_bytes},
  {"rules/places.rules", places_rules_bytes, sizeof places_rules_bytes},
  {"rules/receiving.rules", receiving_rules_bytes, sizeof receiving_rules_bytes},
  {"rules/speech.rules", speech_rules_bytes, sizeof speech_rules_bytes},
  {"rules/trade.rules", trade_rules_bytes, sizeof trade_rules_bytes},
  {"rules/works.rules", works_rules_bytes, sizeof works_rules_bytes},
  {"grammar.txt", grammar_bytes, sizeof grammar_bytes},
  {"roles.txt", roles_bytes, sizeof roles_bytes},
  {"nominals.txt", nominals_bytes, sizeof nominals_bytes},
  {"synonyms.txt", synonyms_bytes, sizeof synonyms_bytes},
  {"opposites.txt", opposites_bytes, sizeof opposites_bytes},
  {"contrasts.txt", contrasts_bytes, sizeof contrasts_bytes},
  {"entailments.txt", entailments_bytes, sizeof entailments_bytes},
  {"phrasals.txt", phrasals_bytes, sizeof phrasals_bytes},
  {"negations.txt", negations_bytes, sizeof negations_bytes},
  {"oneway.txt", oneway_bytes, sizeof oneway_bytes},
  {"comparatives.txt", comparatives_bytes, sizeof comparatives_bytes},
  {"superlatives.txt", superlatives_bytes, sizeof superlatives_bytes},
  {"makers.txt", makers_bytes, sizeof makers_bytes},
  {"descriptions.txt", descriptions_bytes, sizeof descriptions_bytes},
  {"dimensions.tsv", dimensions_bytes, sizeof dimensions_bytes},
  {"spellings.txt", spellings_bytes, sizeof spellings_bytes},
  {"answer-types.tsv", answer_types_bytes, sizeof answer_types_bytes},
  {"closed-kinds.tsv", closed_kinds_bytes, sizeof closed_kinds_bytes},
  {"answer-weights.tsv", answer_weights_bytes, sizeof answer_weights_bytes},
  {"network.bin", network_bytes, sizeof network_bytes},
  {"names.bin", names_bytes, sizeof names_bytes},
  {"links.bin", links_bytes, sizeof links_bytes},
  {"scores.tsv", scores_bytes, sizeof scores_bytes},
};

const english_resource *english_resource_named(const char *name) {
  for (size_t i = 0; i < sizeof resources / sizeof resources[0]; i++)
    if (strcmp(resources[i].name, name) == 0) return &resources[i];
  return NULL;
}

const english_resource *english_resource_at(size_t index) {
  return index < sizeof resources / sizeof resources[0] ? &resources[index] : NULL;
}
