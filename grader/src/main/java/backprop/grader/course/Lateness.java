package backprop.grader.course;

/**
 * A submission after its due date.
 *
 * @param due in the course's time zone, an extension counted in, such as 2026-12-01 23:59
 * @param days started days after it
 * @param penalty points taken off
 * @param sentence for the student: what happened and what it costs
 */
public record Lateness(String due, int days, double penalty, String sentence) {}
