package backprop.grader.hidden;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A function of rows.
 *
 * @param name also SciPy's half knows it by this
 * @param rows random arguments
 * @param wicked arguments that are known to be hard
 * @param ours the reference
 * @param exact with sixty digits
 */
record AccuracySubject(
    String name,
    Supplier<double[]> rows,
    List<double[]> wicked,
    UnaryOperator<double[]> ours,
    Function<double[], BigDecimal[]> exact) {}
