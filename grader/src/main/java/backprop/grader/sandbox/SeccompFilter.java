package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Shuts the network, and the other ways to reach somebody, to a command and all that it starts:
 * perl, which nearly every Linux has, gives the kernel a program that judges each system call. That
 * takes no privilege, and nothing can take it back.
 */
final class SeccompFilter {

  private static final String SCRIPT =
      """
      # Arguments: the machine, and the command to run behind the filter.
      my ($machine, @command) = @ARGV;
      my $column = {amd64 => 0, aarch64 => 1}->{$machine} // die "no filter for $machine";
      my $architecture = (0xC000003E, 0xC00000B7)[$column];
      my $prctl = (157, 167)[$column];
      my $socketpair = (53, 199)[$column];
      my @refused = map { $_->[$column] } (
        [41, 198], [49, 200], [42, 203],               # socket, bind, connect
        [425, 425],                                    # io_uring_setup: it opens sockets, too
        [29, 194], [64, 190], [68, 186], [240, 180],   # shmget, semget, msgget, mq_open: notes
        [248, 217], [249, 218], [250, 219],            # add_key, request_key, keyctl: notes
        [101, 117],                                    # ptrace
        [298, 241], [321, 280], [323, 282]);           # perf_event_open, bpf, userfaultfd

      # An instruction: what to do, how many to skip if true and if false, an operand.
      my @refuse = (0x06, 0, 0, 0x00050001);           # end with the error EPERM
      my @filter = (
        0x20, 0, 0, 4,                                 # load the architecture
        0x15, 1, 0, $architecture, @refuse,            # refuse all of another, such as 32 bits
        0x20, 0, 0, 0,                                 # load the number of the call
        0x35, 0, 1, 0x40000000, @refuse,               # refuse those of x32, from this one on
        (map { (0x15, 0, 1, $_, @refuse) } @refused),
        0x15, 0, 6, $socketpair,                       # Java needs a pair that nobody can join:
        0x20, 0, 0, 16, 0x15, 0, 3, 1,                 # refuse if the family isn't AF_UNIX
        0x20, 0, 0, 24, 0x54, 0, 0, 0x0F,              # load the type, without its flags
        0x15, 1, 0, 1, @refuse,                        # refuse if that isn't SOCK_STREAM
        0x06, 0, 0, 0x7FFF0000);                       # allow what is left
      my $filter = pack("(SCCL)*", @filter);
      my $program = pack("S x6 P", length($filter) / 8, $filter);
      syscall($prctl, 38, 1, 0, 0, 0) == 0 or die "PR_SET_NO_NEW_PRIVS: $!";
      syscall($prctl, 22, 2, $program) == 0 or die "PR_SET_SECCOMP: $!";
      exec { $command[0] } @command or die "$command[0]: $!";
      """;

  private final Path perl = Tools.find("perl");
  private final String machine;

  /** Tries the filter; throws if there's no perl, or if it can't set a filter here. */
  SeccompFilter() throws IOException {
    this(System.getProperty("os.arch"));
  }

  /** Tries the filter for a machine, which works nowhere else. */
  SeccompFilter(String machine) throws IOException {
    this.machine = machine;
    List<String> command = new ArrayList<>(prefix());
    command.add("/bin/true");
    if (!Tools.works(command)) {
      throw new IOException("perl can't set a seccomp filter");
    }
  }

  /** Returns the program that has to be started. */
  Path perl() {
    return perl;
  }

  /** Returns the words before a command that is to run behind the filter. */
  List<String> prefix() {
    return List.of(perl.toString(), "-e", SCRIPT, machine);
  }
}
