import Facts
import Testing

/// One statement for each clause type, through the whole analysis.
@Suite("Clauses")
struct ClauseTests {
  static let statements: [(sentence: String, line: String)] = [
    ("The council closed the old bridge.", "close agent=The council, patient=the old bridge"),
    ("The old bridge was closed by the council.", "close agent=the council, patient=The old bridge"),
    ("She was awarded a medal.", "award patient=a medal, recipient=She"),
    ("The bridge that the council closed is old.", "close agent=the council, patient=The bridge"),
    ("The letter he wrote was long.", "write agent=he, patient=The letter"),
    ("The bakery, which sells bread, opened early.", "sell agent=The bakery, patient=bread"),
    ("A flood cutting the only road hit the village.", "cut agent=A flood, patient=the only road"),
    ("The tower built by the monks fell down.", "build agent=the monks, patient=The tower"),
    ("The farmers agreed to sell the land.", "sell agent=The farmers, patient=the land"),
    ("The judge ordered the company to pay the fine.", "pay agent=the company, patient=the fine"),
    ("Lisbon is the capital of Portugal.", "be agent=Lisbon, attribute=the capital of Portugal, possessor=Portugal"),
    (
      "Riga is the capital and largest city of Latvia.",
      "be agent=Riga, attribute=largest city of Latvia, attribute=the capital, possessor=Latvia"
    ),
    (
      "Bern and Vienna are the capitals of Switzerland and Austria, respectively.",
      "be agent=Vienna, attribute=the capitals of Switzerland and Austria, respectively, possessor=Austria"
    ),
    ("Eva Holm joined the Navy aged 17.", "be agent=Eva Holm, attribute=17"),
    ("The girl, aged 9, fell.", "be agent=The girl, attribute=9"),
    ("The girl, aged 9, fell.", "fall agent=The girl"),
    ("The painter died aged 81.", "be agent=The painter, attribute=81"),
    ("The capital of Portugal is Lisbon.", "be agent=Lisbon, attribute=The capital of Portugal, possessor=Portugal"),
    ("Maria Silva, mayor of Lisbon, spoke first.", "be agent=Maria Silva, attribute=mayor of Lisbon, possessor=Lisbon"),
    ("Portuguese President Ana Costa resigned.", "be agent=Ana Costa, attribute=President, possessor=Portuguese"),
    ("The miner's lamp broke.", "have agent=The miner, patient=The miner's lamp"),
    ("A Swiss-brokered truce ended the fighting.", "broker agent=Swiss, patient=A Swiss-brokered truce"),
    ("The arrest of the mayor by the police surprised everyone.", "arrest agent=the police, patient=the mayor"),
    ("The army launched an attack on the port.", "attack agent=The army, patient=the port"),
    ("The storm killed 12 people and injured 30.", "kill agent=The storm, patient=12 people"),
    ("Police arrested and questioned the driver.", "arrest agent=Police, patient=the driver"),
    ("The festival took place in Porto.", "take place agent=The festival, place=Porto"),
    ("The blast killed 107 and wounded 238.", "wound agent=The blast, patient=238"),
    ("The firm bought the mill, sold its land and left.", "sell agent=The firm, patient=its land"),
    ("The man whose brother runs the mill was elected.", "have agent=The man, patient=whose brother"),
    ("The king persuaded the bishop to sell the castle.", "sell agent=the bishop, patient=the castle"),
    ("The widow promised the children to keep the farm.", "keep agent=The widow, patient=the farm"),
    ("The bridge seems to have collapsed.", "collapse agent=The bridge"),
    ("The soldiers were prevented from leaving the camp.", "leave agent=The soldiers, patient=the camp"),
    ("The owners were accused by the union of hiding the report.", "hide agent=The owners, patient=the report"),
    ("With its windows broken, the house stood empty.", "break patient=its windows"),
    ("Goalkeeper Paul Dahl threw a stone.", "throw agent=Goalkeeper Paul Dahl, patient=a stone"),
    ("The blockade of the road connecting two towns ended.", "connect agent=the road, patient=two towns"),
    ("A photo of a boy wearing a cap was shown.", "wear agent=a boy, patient=a cap"),
    (
      "The soldiers in the province, which is part of Spain, fled.",
      "be agent=the province, attribute=part of Spain, possessor=Spain"
    ),
    ("Ana Ruiz hit the ball, sending it over the fence.", "send agent=Ana Ruiz, patient=it, place=the fence"),
    ("The evening ended with Lund winning the cup.", "win agent=Lund, patient=the cup"),
    ("A boy wearing a mask and led by guards entered the hall.", "lead agent=guards, patient=A boy"),
    (
      "The bakery was barred from selling bread by the Ministry of Health.",
      "bar agent=the Ministry of Health, patient=The bakery"
    ),
  ]

  @Test("Each clause type gives its fact in normalised roles", arguments: statements)
  func reads(_ statement: (sentence: String, line: String)) throws {
    let lines = try FactReading(statement.sentence).lines
    #expect(lines.contains(statement.line), "\(lines)")
  }

  static let questions: [(question: String, line: String)] = [
    ("who closed the bridge", "close agent=who, patient=the bridge"),
    ("what did the council close", "close agent=the council, patient=what"),
    ("where were the talks held", "hold patient=the talks, place=where"),
    ("when was the bridge built", "build patient=the bridge, time=when"),
    ("how many people did the storm kill", "kill agent=the storm, patient=how many people"),
    ("what has the town been deprived of", "deprive patient=the town, topic=what"),
    ("who is the mayor of Lisbon", "be agent=who, attribute=the mayor of Lisbon, possessor=Lisbon"),
    ("by whom was the bridge built", "build agent=whom, patient=the bridge"),
    ("which company did she work for", "work agent=she, purpose=which company"),
  ]

  @Test("A question is a fact whose wh-phrase fills a role", arguments: questions)
  func asks(_ question: (question: String, line: String)) throws {
    let lines = try FactReading(question: question.question).lines
    #expect(lines.contains(question.line), "\(lines)")
  }
}
