package backprop.train;

import backprop.data.Dataset;
import backprop.layer.Layer;
import backprop.matrix.Matrices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

  private final double[][] confusion;
  private final List<Mistake> mistakes = new ArrayList<>();

  /**
   * Asks a network.
   *
   * @param model gives probabilities
   * @param data at least one sample; not modified
   */
  Evaluation(Layer model, Dataset data) {
    int classes = data.targets()[0].length;
    confusion = new double[classes][classes];
    double[][] probabilities = model.fprop(data.inputs());
    for (int n = 0; n < data.size(); n++) {
      int label = Matrices.argmax(data.targets()[n]);
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

  /** Returns the wrong answers, the most confident ones first. */
  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }
}
