package backprop.grader.classes;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws students; every third has an odd name until all of these are used. */
final class Roster {
  /** Names that some program between the form and the gradebook gets wrong. */
  static final List<String> ODD_NAMES =
      List.of(
          "Jürgen Groß",
          "=HYPERLINK(\"http://x\")",
          "Müller, Lena",
          "Anna Schmidt",
          "Anna Schmidt", // another one
          "Seán O'Brien",
          "<script>alert(1)</script>",
          "+1",
          "Max_Power von der Heide",
          "王小明",
          "علي حسن",
          "Ada \"The Rocket\" 🚀 Lovelace",
          "Maximiliana ".repeat(15) + "Mustermann",
          "@SUM(A1)",
          "Zoe\u0308 Kru\u0308ger", // each umlaut is two characters
          "-2+3",
          "Bobby'); DROP TABLE students;--",
          "Łukasz Żółć & Söhne",
          "$(touch pwned) `id`",
          "José  de la Cruz",
          "Martin Luther King Jr.",
          "::error::Eve",
          "Eve \u202eevE",
          "100% {{7*7}} ${x} %n",
          "Agent_007_file",
          "Иван Петров");

  private static final List<String> FIRST =
      List.of(
          "Aylin",
          "Ben",
          "Clara",
          "David",
          "Elif",
          "Finn",
          "Greta",
          "Hannes",
          "Ida",
          "Jonas",
          "Katharina",
          "Leon",
          "Mia",
          "Noah",
          "Olga",
          "Paul",
          "Quentin",
          "Rosa",
          "Samir",
          "Tabea",
          "Umut",
          "Vera",
          "Wanda",
          "Xaver",
          "Yara",
          "Zeno",
          "Björn",
          "Célia",
          "Đorđe",
          "Øyvind");

  private static final List<String> LAST =
      List.of(
          "Adler",
          "Bauer",
          "Çelik",
          "Dahl",
          "Engel",
          "Fischer",
          "García",
          "Hofmann",
          "Ito",
          "Jansen",
          "Koch",
          "Lehmann",
          "Meier",
          "Nguyen",
          "Özdemir",
          "Petersen",
          "Quandt",
          "Richter",
          "Schäfer",
          "Thoma",
          "Ulrich",
          "Vogel",
          "Weiß",
          "Xu",
          "Yıldız",
          "Zimmermann");

  private final Random random;
  private final Set<Object> taken = new HashSet<>();
  private int drawn;

  Roster(Random random) {
    this.random = random;
  }

  Student next() {
    int odd = drawn % 3 == 1 ? drawn / 3 : ODD_NAMES.size();
    drawn++;
    String name = odd < ODD_NAMES.size() ? ODD_NAMES.get(odd) : ordinaryName();
    return new Student(name, "" + number(1_000_000, 9_999_999), number(100_000, 999_999));
  }

  private String ordinaryName() {
    String first = FIRST.get(random.nextInt(FIRST.size()));
    String name = first + " " + LAST.get(random.nextInt(LAST.size()));
    while (!taken.add(name)) {
      name = name.replaceFirst(" ", "-" + FIRST.get(random.nextInt(FIRST.size())) + " ");
    }
    return name;
  }

  private int number(int lowest, int highest) {
    int number = random.nextInt(lowest, highest + 1);
    return taken.add(number) ? number : number(lowest, highest);
  }
}
