import Text

/// The closed-class words that the matcher must tell apart; every index interns them first, so that their symbols are
/// the same constants in all of them.
public enum KnownWord: UInt32, CaseIterable, Sendable {
  case who = 1
  case whom, whose, what, which, when, `where`, why, how, that
  case not, nt, never, no, without, none, neither, nor
  case by, of, to, from, `in`, on, at, since, because, due, according, about, into, with, `for`, until, during, before,
    after, per, than, `as`, under, near, within, via, through, over, between, despite
  case many, much, long, far, old, often, tall, high, deep, wide, big, large, fast, heavy, close, soon, late, hot, cold
  case be, have, `do`, will, would, can, could, may, might, should, must, shall, did, does, `is`, are, was, were, has,
    had
  case name, kind, type, sort, call, know, term, title, stand, mean, refer, say, find, include, take, happen, occur
  case exist, locate, situate
  case once, twice, times, every, each, daily, weekly, monthly, yearly, annually, hourly
  case `the`, a, an, it, he, she, they, his, her, its, their, this, these, those, i, we, you, him, them, there
  case new, current, present, then, north, south, east, west, deputy, vice, assistant, former
  case yes, `or`, and, but, only, also, one, first, last, most, least, more, less, other, another, such, percent
  case so, therefore, reason, cause, result, lead, owe, thanks, make, lie, tell, describe
  case against, warm, thick, broad, expensive, strong, powerful, small, favour, favor
  case previously, originally, formerly, earlier, initially, still, future, number, hold
  case like, including, aircraft, spacecraft, species, series
  case already, ever, really, actually, precisely, approximately, roughly, up, down, next

  @inlinable
  public var symbol: Symbol { Symbol(rawValue: rawValue) }

  /// As it is written.
  package var spelling: String { self == .nt ? "n't" : String(describing: self) }
}

extension Symbol {
  /// The closed-class word that this symbol of an index stands for; nil where it is none, as nearly all symbols: those
  /// beyond a byte are told at once.
  @inlinable
  public var knownWord: KnownWord? { rawValue < 256 ? KnownWord(rawValue: rawValue) : nil }
}
