package backprop.explore;

import backprop.chart.Axis;
import backprop.chart.LineChart;
import backprop.chart.PictureFolder;
import backprop.check.GradCheck;
import java.util.Locale;

/** The error of a numerical derivative against the step h, for e^x at 1, whose derivative is e. */
final class StepSize implements Exploration {
  @Override
  public void draw(PictureFolder pictures) {
    Grid grid = Grid.powersOfTen(-16, 0, 8);
    double[] forward =
        grid.values(h -> Math.abs((Math.exp(1 + h) - Math.exp(1)) / h - Math.exp(1)));
    double[] central = grid.values(h -> Math.abs(yours(h) - Math.exp(1)));
    pictures.save(
        new LineChart(
                "Too large a step is wrong, too small a step too: derivative of exp at 1",
                Axis.logarithmic("step h"),
                Axis.logarithmic("absolute error"),
                grid.x())
            .line("forward, (f(x + h) - f(x)) / h", forward)
            .line("GradCheck.numericalGradient", central)
            .mark(GradCheck.STEP, "GradCheck.STEP"),
        "step",
        String.format(
            Locale.ROOT,
            "Derivative of exp at 1: forward differences have their smallest error at h = %.0e,"
                + " yours at h = %.0e.",
            grid.best(forward),
            grid.best(central)));
  }

  private static double yours(double h) {
    return GradCheck.numericalGradient(x -> Math.exp(x[0]), new double[] {1}, h)[0];
  }
}
