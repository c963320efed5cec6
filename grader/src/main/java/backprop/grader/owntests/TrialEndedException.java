package backprop.grader.owntests;

import backprop.grader.owntests.OwnTestsResult.State;

/** Nothing more is tried. */
final class TrialEndedException extends Exception {

  private static final long serialVersionUID = 1;

  private final State state;

  TrialEndedException(State state) {
    super(state.toString());
    this.state = state;
  }

  State state() {
    return state;
  }
}
