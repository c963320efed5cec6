package backprop.explore;

import backprop.chart.Axis;
import backprop.chart.LineChart;
import backprop.chart.PictureFolder;
import backprop.theory.Stability;

/** The derivative of √(x²), which is 1 for every x above 0, over all positive doubles. */
final class SquareRoot implements Exploration {
  @Override
  public void draw(PictureFolder pictures) {
    Grid grid = Grid.powersOfTen(-323, 308, 4);
    double[] staged = grid.values(Stability::stagedGradient);
    double[] fused = grid.values(Stability::fusedGradient);
    pictures.save(
        new LineChart(
                "Derivative of the root of x squared, from 1e-323 to 1e308",
                Axis.logarithmic("x"),
                Axis.linear("derivative, 1 is right"),
                grid.x())
            .line("Stability.stagedGradient", staged)
            .line("Stability.fusedGradient", fused)
            .mark(1e-5, "the sheet's picture lies here"),
        "root",
        "Derivative of the root of x squared: staged, it is within 1e-6 of 1 for x from "
            + grid.range(staged, y -> Math.abs(y - 1) < 1e-6)
            + ", fused from "
            + grid.range(fused, y -> Math.abs(y - 1) < 1e-6)
            + ".");
  }
}
