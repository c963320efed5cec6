package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filter keeps a command from; perl, too, is the one that tries it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SeccompFilterTest {

  private static final String PERMITTED = "permitted";
  private static final String REFUSED = "Operation not permitted";

  /** A program of 32 bits that ends with 0 if its first call works, and by a signal if not. */
  private static final String OLD_PROGRAM =
      "7f454c4601010100000000000000000002000300010000005480040834000000"
          + "0000000000000000340020000100000000000000010000000000000000800408"
          + "008004085c0000005c000000050000000010000031c04031dbcd80f4";

  private static final String PAIR =
      "socketpair(my $a, my $b, 1, 1, 0); my $name = pack('S a*', 1, \"\\0name\"); ";

  @TempDir Path folder;
  private final SeccompFilter filter = here();

  /** Returns the filter; aborts the test if none can be set here. */
  static SeccompFilter here() {
    try {
      return new SeccompFilter();
    } catch (IOException e) {
      return Assumptions.abort("skipped: " + e.getMessage());
    }
  }

  private List<String> behind(String... command) {
    List<String> words = new ArrayList<>(filter.prefix());
    words.addAll(List.of(command));
    return words;
  }

  private String perl(String script) throws IOException {
    return Tools.output(behind(filter.perl().toString(), "-e", script));
  }

  /** Returns why the last of some expressions of perl fails behind the filter. */
  private String errorOf(String expressions) throws IOException {
    return perl(
        "my $x = \"\\0\" x 200; my $last = do { "
            + expressions
            + " }; print defined $last && $last ne '' && $last != -1 ? 'permitted' : $!");
  }

  @Test
  void socketsOfNoFamilyCanBeOpened() throws IOException {
    String all =
        """
        my %errors;
        for my $family (0 .. 63) {
          for my $type (0 .. 10) {
            $! = 0;
            socket(my $socket, $family, $type, 0);
            $errors{$!}++;
          }
        }
        print "$_: $errors{$_}" for keys %errors;
        """;
    assertThat(perl(all)).isEqualTo(REFUSED + ": " + 64 * 11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "syscall(425, 1, $x)",
        "shmget(0, 4096, 0600)",
        "semget(0, 1, 0600)",
        "msgget(0, 0600)",
        "socketpair(my $a, my $b, 1, 2, 0)",
        "socketpair(my $a, my $b, 30, 1, 0)",
        PAIR + "bind($a, $name)",
        PAIR + "connect($a, $name)"
      })
  void otherWaysToReachSomebodyAreShut(String call) throws IOException {
    assertThat(errorOf(call)).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAIR + "syswrite($a, 1) && sysread($b, my $c, 1)",
        "pipe(my $a, my $b)",
        "my $child = fork; exit if $child == 0; waitpid($child, 0)",
        "open(my $a, '<', '/proc/self/status'); read($a, my $b, 10)"
      })
  void whatJavaNeedsIsOpen(String call) throws IOException {
    assertThat(errorOf(call)).isEqualTo(PERMITTED);
  }

  @Test
  void aPairSendsToNobodyElse() throws IOException {
    assertThat(errorOf(PAIR + "send($a, 'x', 0, $name)")).contains("already connected");
  }

  @ParameterizedTest
  @ValueSource(ints = {39, 41, 321})
  void callsOfOtherKindsAreRefusedWhateverTheirNumber(int number) throws IOException {
    onlyOn("amd64");
    assertThat(errorOf("syscall(0x40000000 + " + number + ", 1, 1, 0)")).isEqualTo(REFUSED);
    assertThat(errorOf("syscall(0xFFFFFFFF & -" + number + ", 1, 1, 0)")).isEqualTo(REFUSED);
  }

  @Test
  void programsOfAnotherArchitectureCanDoNothing() throws IOException {
    onlyOn("amd64");
    Path old = Files.write(folder.resolve("old"), HexFormat.of().parseHex(OLD_PROGRAM));
    Staging.permit(old, "rwx------");
    Assumptions.assumeTrue(Tools.works(List.of(old.toString())), "skipped: no 32 bits here");
    assertThat(Tools.works(behind(old.toString()))).isFalse();
  }

  private static void onlyOn(String machine) {
    Assumptions.assumeTrue(
        System.getProperty("os.arch").equals(machine), "skipped: only for " + machine);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "aarch64", "riscv64"})
  void aFilterForAnotherMachineIsNoneThatWorks(String machine) {
    Assumptions.assumeFalse(machine.equals(System.getProperty("os.arch")), "skipped: it's this");
    assertThatThrownBy(() -> new SeccompFilter(machine))
        .isInstanceOf(IOException.class)
        .hasMessage("perl can't set a seccomp filter");
  }

  @Test
  void whatPerlChangesForItselfIsNotLeftToTheCommand() throws IOException {
    String signals = "grep -E 'Sig(Ign|Blk)' /proc/self/status; ls /proc/self/fd; env";
    List<String> shell = List.of("/bin/sh", "-c", signals);
    assertThat(Tools.output(behind(shell.toArray(String[]::new)))).isEqualTo(Tools.output(shell));
  }
}
