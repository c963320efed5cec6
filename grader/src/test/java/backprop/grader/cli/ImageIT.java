package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code grade export image} writes, built without Docker, and run. */
@Tag("platforms")
class ImageIT {

  /** As small a Debian as there is, with bubblewrap; made by .ci/run. */
  private static final Path BASE = Path.of("target/base.tar").toAbsolutePath();

  private static final Map<String, String> ENVIRONMENT = Map.of("BUILDAH_ISOLATION", "chroot");

  @TempDir private Path temp;

  @Test
  void theImageGradesASubmissionWithoutRightsMavenOrNetwork() throws Exception {
    String missing = missing();
    if (missing != null) {
      System.out.println("SKIPPED, image: " + missing);
    }
    assumeTrue(missing == null, missing);
    temp.toFile().setExecutable(true, false);
    Path export = temp.resolve("image");
    assertThat(CommandLineRun.of("export", "image", "--out", export).exitCode()).isZero();
    container("base", "scratch", List.of(BASE.toString(), "/"));
    String home = Path.of(System.getProperty("java.home")).toRealPath().toString();
    List<String> jdk = new ArrayList<>(List.of(home, home));
    // Debian's JDK has its settings there.
    try (Stream<Path> settings = Files.list(Path.of("/etc"))) {
      settings
          .map(Path::toString)
          .filter(name -> name.matches("/etc/java-\\d+-openjdk"))
          .forEach(name -> jdk.addAll(List.of(name, name)));
    }
    container("jdk", "localhost/base", jdk, "--env", "PATH=" + home + "/bin:/usr/bin:/bin");
    buildah(
        "bud",
        "--build-arg",
        "JDK=localhost/jdk",
        "--build-arg",
        "BASE=localhost/base",
        "--tag",
        "localhost/grader",
        export.toString());

    JsonNode config =
        new JsonMapper()
            .readTree(buildah("inspect", "--type", "image", "localhost/grader"))
            .get("OCIv1")
            .get("config");
    assertThat(config.get("User").asString()).isEqualTo("10001:10001");
    Path root = temp.resolve("root");
    String grader = buildah("from", "localhost/grader");
    run("cp", "-a", buildah("mount", grader), root.toString());
    buildah("umount", grader);
    assertThat(root.resolve("opt/java/jmods")).doesNotExist();
    assertThat(root.resolve("opt/java/bin/java")).isExecutable();

    Path submission = CommandLineRun.copyOfSolution(temp.resolve("submission"));
    List<String> command = new ArrayList<>(start(root, config, submission));
    config.get("Entrypoint").forEach(word -> command.add(word.asString()));
    command.addAll(List.of("--require-sandbox", "--json", "-", "/tmp/submission"));
    long started = System.nanoTime();
    JsonNode result = new JsonMapper().readTree(run(command.toArray(String[]::new)));
    double seconds = (System.nanoTime() - started) / 1e9;
    assertThat(result.get("score").asDouble()).isEqualTo(100);
    assertThat(result.get("isolation").get("backend").asString()).isEqualTo("bubblewrap");

    long base = packed("base");
    long whole = packed("grader");
    System.out.printf(
        "image: %d MB to pull, %d of them the base's; from start to score %.1f s%n",
        whole >> 20, base >> 20, seconds);
    assertThat(whole - base).as("bytes to pull beyond the base").isLessThan(120L << 20);
  }

  /** Removes what JUnit would warn about, link by link: whole systems. */
  @AfterEach
  void removeSystems() throws Exception {
    run("rm", "-rf", temp.resolve("root").toString(), temp.resolve("store").toString());
  }

  private static String missing() throws Exception {
    if (new ProcessBuilder("sh", "-c", "command -v buildah bwrap && test $(id -u) = 0")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        != 0) {
      return "buildah and bubblewrap have to be there, and the test has to be root";
    }
    return Files.exists(BASE)
        ? null
        : "no base; make it with: mmdebstrap --variant=minbase --include=bubblewrap bookworm "
            + "grader/target/base.tar";
  }

  /** Makes an image of another one and of files. */
  private void container(String name, String from, List<String> files, String... config)
      throws Exception {
    String container = buildah("from", from);
    for (int i = 0; i < files.size(); i += 2) {
      buildah("add", container, files.get(i), files.get(i + 1));
    }
    List<String> words = new ArrayList<>(List.of("config"));
    words.addAll(List.of(config));
    words.add(container);
    buildah(words.toArray(String[]::new));
    buildah("commit", container, "localhost/" + name);
    buildah("rm", container);
  }

  /**
   * Returns what starts a program as a container engine would: that root, that user, no network.
   */
  private static List<String> start(Path root, JsonNode config, Path submission) {
    String[] user = config.get("User").asString().split(":");
    List<String> command =
        new ArrayList<>(
            List.of(
                ("setpriv --reuid=%s --regid=%s --clear-groups --bounding-set=-all --no-new-privs"
                        + " bwrap --ro-bind %s / --proc /proc --dev /dev --tmpfs /tmp"
                        + " --ro-bind %s /tmp/submission --unshare-all --clearenv --chdir")
                    .formatted(user[0], user[1], root, submission)
                    .split(" ")));
    command.add(config.get("WorkingDir").asString());
    for (JsonNode variable : config.get("Env")) {
      String[] pair = variable.asString().split("=", 2);
      command.addAll(List.of("--setenv", pair[0], pair[1]));
    }
    return command;
  }

  /** Returns the bytes of an image as registries keep and send it. */
  private long packed(String image) throws Exception {
    Path folder = temp.resolve("packed-" + image);
    buildah("push", "localhost/" + image, "oci:" + folder);
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private String buildah(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("buildah"));
    command.addAll(List.of("--root", temp.resolve("store").toString()));
    command.addAll(List.of("--runroot", temp.resolve("runroot").toString()));
    command.addAll(List.of("--storage-driver", "vfs"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new)).strip();
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(temp, "command", ".out");
    Path err = Files.createTempFile(temp, "command", ".err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(ENVIRONMENT);
    int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    String said = Files.readString(out);
    assertThat(code).as("%s: %s%s", List.of(command), said, Files.readString(err)).isZero();
    return said;
  }
}
