import Language
import Text

/// Repairs of trees: arcs that a greedy parser gets wrong often, and of which the sentence itself says that they are wrong.
///
/// Each looks for a shape that no English sentence has, and changes it to the likely one. Only the facts' own copy of the
/// analysis changes.
extension FactReader {
  /// Repairs the tree of the current sentence; O(tokens × depth).
  mutating func repair() {
    var changed = false
    for index in tree.tokens {
      switch relation(index) {
      case .nsubj, .nsubjPass:
        changed =
          repairSubjectBeforeHelper(index) || repairSubjectOfCopula(index) || repairTwinSubject(index)
          || repairTimeSubject(index) || repairTimeBeforeSubject(index) || changed
      case .obj:
        changed = repairTimeObject(index) || repairObjectOfSaying(index) || repairComplementizer(index) || changed
        changed =
          repairTwinObject(index) || repairNamedObject(index) || repairAge(index) || repairAskedObject(index)
          || repairFrontedObject(index) || changed
      case .conj: changed = repairAskedAlternatives(index) || repairConjunct(index) || changed
      case .nmodUnmarked: changed = repairListedYear(index) || changed
      case .csubj: changed = repairClauseSubject(index) || changed
      case .acl:
        changed =
          repairLoneParticiple(index) || repairAskedParticiple(index) || repairAskedPassive(index)
          || repairTrailingParticiple(index)
          || repairParticipleOfNoun(index) || repairVerbBehindApposition(index) || changed
      case .aclRelcl:
        changed =
          repairRelativeOfName(index) || repairAgreement(index) || repairReport(index) || repairSaidRelative(index)
          || changed
      case .root: changed = repairLostSpeaker(index) || repairAskedName(index) || changed
      case .appos: changed = repairApposition(index) || repairAppositionOfConjunct(index) || changed
      case .advcl where token(index).inflection == .gerund:
        changed = repairSayingParticiple(index) || repairFreeParticiple(index) || changed
      case .xcomp: changed = repairSplitName(index) || repairCalledObject(index) || changed
      case .nmod:
        changed =
          repairForClause(index) || repairPrepositionalObject(index) || repairNominalAgent(index)
          || repairDayOfSubject(index) || changed
      case .nmodPoss: changed = repairPossessedName(index) || repairPossessorChain(index) || changed
      case .obl:
        changed =
          repairForClause(index) || repairCircumstanceOfMark(index) || repairClauseAfterPreposition(index)
          || repairAskedGift(index) || repairFrontedTime(index) || repairAbsolute(index) || repairAgent(index)
          || repairSweptObject(index) || changed
      case .oblAgent: changed = repairNameOfGoal(index) || repairPassive(index) || changed
      case .dep, .parataxis:
        changed =
          repairFirstOfSubjects(index) || repairTimeBeforeRoot(index) || repairSplitSubject(index)
          || repairLostRoot(index) || changed
        changed = repairLostSpeaker(index) || repairSplitName(index) || changed
      case .advcl: changed = repairLostRoot(index) || repairSinglingInfinitive(index) || changed
      case .discourse, .vocative, .dislocated: changed = repairCallBeforeSubjects(index) || changed
      case .ccomp, .list: changed = repairLostRoot(index) || changed
      default: continue
      }
    }
    if changed { tree.rebuild(analysis, sentence: analysis.sentences[Int(sentence)]) }
  }

  /// Hangs a token on another as that, unless the other lies below it.
  mutating func attach(_ index: TokenIndex, to head: TokenIndex, as relation: Relation) {
    guard !tree.contains(head, below: index) else { return }
    analysis.tokens[Int(index)].head = head - tree.tokens.lowerBound
    analysis.tokens[Int(index)].relation = relation
  }
}
