package backprop.train;

import backprop.matrix.Matrices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a network answers to samples of known class. */
final class Evaluation {
  /**
   * A wrong answer.
   *
   * @param sample the row of the data
   * @param label the right class
   * @param answer the class with the highest probability
   * @param confidence that probability
   */
  record Mistake(int sample, int label, int answer, double confidence) {}

  /**
   * A class and a wrong answer.
   *
   * @param label the right class
   * @param answer another one
   * @param times how often the one got the other
   */
  record Pair(int label, int answer, int times) {}

  private final double[][] confusion;
  private final List<Mistake> mistakes = new ArrayList<>();

  /**
   * Compares answers with targets.
   *
   * @param probabilities of each class, one row a sample, N×K; not modified
   * @param targets N×K; not modified
   */
  Evaluation(double[][] probabilities, double[][] targets) {
    int classes = targets[0].length;
    confusion = new double[classes][classes];
    for (int n = 0; n < targets.length; n++) {
      int label = Matrices.argmax(targets[n]);
      int answer = Matrices.argmax(probabilities[n]);
      confusion[label][answer]++;
      if (answer != label) {
        mistakes.add(new Mistake(n, label, answer, probabilities[n][answer]));
      }
    }
    mistakes.sort(Comparator.comparingDouble(Mistake::confidence).reversed());
  }

  /** Returns how many samples there are of each class (row) and each answer (column), K×K. */
  double[][] confusion() {
    return Matrices.copy(confusion);
  }

  /** Returns the class and the answer that occur most often together; the first of equals. */
  Optional<Pair> mostConfused() {
    Pair most = new Pair(0, 0, 0);
    for (int i = 0; i < confusion.length; i++) {
      for (int j = 0; j < confusion.length; j++) {
        if (i != j && confusion[i][j] > most.times()) {
          most = new Pair(i, j, (int) confusion[i][j]);
        }
      }
    }
    return most.times() == 0 ? Optional.empty() : Optional.of(most);
  }

  /** Returns the wrong answers, the most confident ones first. */
  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }
}
