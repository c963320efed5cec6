package backprop.explore;

import backprop.chart.PictureFolder;

/** A small program that draws pictures of one question. */
interface Exploration {
  /**
   * Computes the numbers with the functions of this assignment, and draws them.
   *
   * @param pictures where the pictures go
   */
  void draw(PictureFolder pictures);
}
