/** Given: pictures of numbers, each with the numbers themselves and one line that describes it. */
package backprop.chart;
