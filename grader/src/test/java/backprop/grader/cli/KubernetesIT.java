package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code grade export kubernetes} writes, read and run as a cluster would. */
@Tag("platforms")
class KubernetesIT {

  private static final int PODS = 8;

  @TempDir private static Path temp;
  private static Path export;

  @BeforeAll
  static void export() {
    export = temp.resolve("kubernetes");
    CommandLineRun run =
        CommandLineRun.of("export", "kubernetes", "--out", export, "--set", "shards=" + PODS);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void everyFieldOfEveryManifestIsOneThatKubernetesKnows() throws IOException {
    Set<String> kinds = new HashSet<>();
    Set<String> claims = new HashSet<>();
    Set<String> claimed = new HashSet<>();
    for (Path file : manifests()) {
      for (HasMetadata object : Manifest.read(Files.readString(file))) {
        kinds.add(object.getKind());
        if (object instanceof PersistentVolumeClaim claim) {
          claims.add(claim.getMetadata().getName());
        } else {
          PodSpec pod = podOf(object);
          pod.getVolumes().stream()
              .filter(volume -> volume.getPersistentVolumeClaim() != null)
              .forEach(volume -> claimed.add(volume.getPersistentVolumeClaim().getClaimName()));
          assertThat(pod.getAutomountServiceAccountToken()).as("%s", file).isFalse();
          assertThat(pod.getContainers().get(0).getResources().getLimits()).containsKey("memory");
        }
      }
    }
    assertThat(kinds).containsExactlyInAnyOrder("Job", "PersistentVolumeClaim", "Pod");
    assertThat(claims).isEqualTo(claimed);
  }

  @Test
  void aMisspeltFieldIsFound() throws IOException {
    String job = Files.readString(export.resolve("bubblewrap/grade.yaml"));
    for (String field :
        List.of("completionMode", "procMount", "claimName", "hostUsers", "limits")) {
      assertThat(job).contains(field);
      assertThatThrownBy(() -> Manifest.read(job.replaceFirst(field, field + "s")))
          .as(field)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(field + "s");
    }
  }

  private static List<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.walk(export)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static PodSpec podOf(HasMetadata object) {
    return object instanceof Pod pod
        ? pod.getSpec()
        : ((Job) object).getSpec().getTemplate().getSpec();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bubblewrap", "dropped-user"})
  void thePodsOfAJobGradeTheClassWithNoMoreRightsThanTheyHaveThere(String sandbox)
      throws Exception {
    boolean isRoot = run(Map.of(), "id", "-u").equals("0\n");
    if (!isRoot) {
      System.out.println("SKIPPED, Kubernetes: to take rights away, the test has to be root");
    }
    assumeTrue(isRoot);
    Path grader = grader();
    Path here = Files.createDirectory(temp.resolve(sandbox));
    Path in = QuickClass.write(PODS + 1, here);
    Path results = Files.createDirectory(here.resolve("results"));
    Job grade = (Job) Manifest.read(read(sandbox + "/grade.yaml")).get(0);
    assertThat(grade.getSpec().getCompletions()).isEqualTo(PODS);
    assertThat(grade.getSpec().getCompletionMode()).isEqualTo("Indexed");
    Job merge = (Job) Manifest.read(read(sandbox + "/merge.yaml")).get(0);
    run(Map.of(), "chown", user(podOf(grade)) + ":" + user(podOf(grade)), results.toString());
    for (int pod = 0; pod < PODS; pod++) {
      runPod(grade, grader, in, results, Map.of("JOB_COMPLETION_INDEX", Integer.toString(pod)));
    }
    assertThat(runPod(merge, grader, in, results, Map.of())).contains("Wrote /results/class");

    Path one = here.resolve("one");
    CommandLineRun.of("class", in, "--out", one, "--sandbox", sandbox);
    assertThat(QuickClass.untimed(results.resolve("class"))).isEqualTo(QuickClass.untimed(one));
  }

  /** Returns the grader as it lies in the image, where the runtimes of its children are made. */
  private static Path grader() throws Exception {
    Path grader = temp.resolve("image/grader/grade");
    if (!Files.exists(grader)) {
      temp.toFile().setExecutable(true, false);
      CommandLineRun.of("export", "image", "--out", temp.resolve("image"));
      Path skeleton = CommandLineRun.repository().resolve("student");
      run(Map.of(), grader.toString(), "--sandbox", "plain", skeleton.toString());
    }
    return grader;
  }

  private static String read(String file) throws IOException {
    return Files.readString(export.resolve(file));
  }

  private static String user(PodSpec pod) {
    SecurityContext own = pod.getContainers().get(0).getSecurityContext();
    PodSecurityContext all = pod.getSecurityContext();
    return Long.toString(own.getRunAsUser() == null ? all.getRunAsUser() : own.getRunAsUser());
  }

  /** Runs a container's command as its user, with its capabilities, variables and folders. */
  private static String runPod(
      Job job, Path grader, Path in, Path results, Map<String, String> variables) throws Exception {
    PodSpec pod = podOf(job);
    Container container = pod.getContainers().get(0);
    SecurityContext security = container.getSecurityContext();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    String capabilities =
        security.getCapabilities().getAdd().stream()
            .map(name -> ",+" + name.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("", "-all", ""));
    String user = user(pod);
    List<String> command =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=" + capabilities,
                grader.toString()));
    for (String argument : container.getArgs()) {
      command.add(
          argument.startsWith("/results")
              ? results + argument.substring("/results".length())
              : argument.equals("/submissions") ? in.toString() : argument);
    }
    Map<String, String> environment = new HashMap<>(variables);
    container
        .getEnv()
        .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
    return run(environment, command.toArray(String[]::new)).replace(results.toString(), "/results");
  }

  private static String run(Map<String, String> environment, String... command) throws Exception {
    Path log = Files.createTempFile(temp, "command", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int code = builder.redirectOutput(log.toFile()).start().waitFor();
    assertThat(code).as("%s: %s", List.of(command), Files.readString(log)).isZero();
    return Files.readString(log);
  }
}
